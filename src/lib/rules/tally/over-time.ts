import { ELECTORATES, noCounts, type Counts, type Tally } from './tally.ts';

export type Unit = 'day' | 'week' | 'month' | 'year';
/** `from` is the first day of the period. */
export type Period = { from: string; ballots: Counts; soFar: Counts };
export type OverTime = { unit: Unit; periods: Period[] };

/** So many rows a reader still surveys; it also bounds the page of a poll that stays open for years. */
export const MAX_PERIODS = 40;

const UNITS: [Unit, (day: string) => string][] = [
	['day', (day) => day],
	['week', mondayOf],
	['month', (day) => `${day.slice(0, 7)}-01`],
	['year', (day) => `${day.slice(0, 4)}-01-01`]
];

/** The first day of the period of this unit in which a day lies. */
export function firstDayOf(unit: Unit, day: string): string {
	const [, first] = UNITS.find(([name]) => name === unit) ?? UNITS[0]!;
	return first(day);
}

/** The ballots by day; by week, month or year where a finer unit would give more than MAX_PERIODS rows. Periods without ballots are left out. */
export function overTime(days: Tally['days']): OverTime {
	for (const [unit, firstDayOf] of UNITS) {
		const periods = group(days, firstDayOf);
		if (periods.length <= MAX_PERIODS || unit === 'year') return { unit, periods };
	}
	return { unit: 'day', periods: [] };
}

function mondayOf(day: string): string {
	const date = new Date(day);
	date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
	return date.toISOString().slice(0, 10);
}

function group(days: Tally['days'], firstDayOf: (day: string) => string): Period[] {
	const periods: Period[] = [];
	let soFar = noCounts();
	for (const { day, ballots } of days) {
		const from = firstDayOf(day);
		soFar = sum(soFar, ballots);
		const last = periods.at(-1);
		if (last?.from === from) Object.assign(last, { ballots: sum(last.ballots, ballots), soFar });
		else periods.push({ from, ballots, soFar });
	}
	return periods;
}

function sum(a: Counts, b: Counts): Counts {
	const total = noCounts();
	for (const electorate of ELECTORATES) total[electorate] = a[electorate] + b[electorate];
	return total;
}
