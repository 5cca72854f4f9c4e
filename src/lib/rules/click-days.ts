export type ClickDay = { day: string; clicks: number };

/**
 * All days from the first of these to the last, those without a click among them.
 *
 * @param days as YYYY-MM-DD, in any order, each once
 */
export function everyDay(days: readonly ClickDay[]): ClickDay[] {
	const sorted = days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
	const clicks = new Map(sorted.map((one) => [one.day, one.clicks]));
	const all: ClickDay[] = [];
	const last = sorted.at(-1)?.day ?? '';
	for (let day = sorted[0]?.day ?? ''; day !== '' && day <= last; day = dayAfter(day)) {
		all.push({ day, clicks: clicks.get(day) ?? 0 });
	}
	return all;
}

function dayAfter(day: string): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + 1);
	return date.toISOString().slice(0, 10);
}
