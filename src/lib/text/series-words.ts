import type { Locale } from '../rules/locale.ts';
import { formatPeriod } from './format.ts';
import { textIn } from './text.ts';

/** In which years a question was asked before a poll and after it, in a sentence. */
export function askedOtherwise(
	locale: Locale,
	/** The earliest first, each once. */
	askings: readonly { year: number; isBefore: boolean }[]
): string {
	const { series } = textIn(locale);
	const yearsOf = (isBefore: boolean) =>
		listOfYears(
			locale,
			askings.filter((asking) => asking.isBefore === isBefore).map(({ year }) => year)
		);
	const [before, again] = [yearsOf(true), yearsOf(false)];
	if (again === '') return series.before(before);
	return before === '' ? series.again(again) : series.both(before, again);
}

/** "2006", "2006 and 2026", "2006, 2016 and 2026"; without the sign that groups digits. */
const listOfYears = (locale: Locale, years: number[]): string =>
	years.length < 2
		? years.join('')
		: `${years.slice(0, -1).join(', ')}${textIn(locale).series.and}${String(years.at(-1))}`;

/** A name for each time at which a question was asked: its month, and its day where others have the same month. */
export function timesInWords(locale: Locale, openings: readonly Date[], zone: string): string[] {
	const months = openings.map((at) => formatPeriod(locale, at, 'month', zone));
	return months.map((month, place) =>
		months.indexOf(month) === months.lastIndexOf(month)
			? month
			: formatPeriod(locale, openings[place]!, 'day', zone)
	);
}
