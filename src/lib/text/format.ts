import type { Locale } from '../rules/locale.ts';

const TAGS: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

const numbers = perLocale((tag) => new Intl.NumberFormat(tag));
const twoDecimals = perLocale(
	(tag) => new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
);
const pValues = perLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 3 }));
const percents = perLocale(
	(tag) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 })
);
const megabytes = perLocale(
	(tag) =>
		new Intl.NumberFormat(tag, {
			style: 'unit',
			unit: 'megabyte',
			maximumFractionDigits: 0
		})
);
const plurals = perLocale((tag) => new Intl.PluralRules(tag));

export const formatNumber = (locale: Locale, value: number): string =>
	numbers[locale].format(value);

/** A number of hundredths with two decimals: "2,50". */
export const formatHundredths = (locale: Locale, hundredths: number): string =>
	twoDecimals[locale].format(hundredths / 100);

/** In whole megabytes of a million bytes. */
export const formatBytes = (locale: Locale, bytes: number): string =>
	megabytes[locale].format(bytes / 1e6);

/** "+4", "−3" or "0". */
export const formatSigned = (locale: Locale, value: number): string =>
	`${value > 0 ? '+' : value < 0 ? '−' : ''}${formatNumber(locale, Math.abs(value))}`;

/** The p-value of a test, from 0 to 1: "p = 0,031", and "p < 0,001" below that. */
export const formatP = (locale: Locale, p: number): string =>
	p < 0.001 ? `p < ${pValues[locale].format(0.001)}` : `p = ${pValues[locale].format(p)}`;

/** @param share from 0 to 1 */
export const formatPercent = (locale: Locale, share: number): string =>
	percents[locale].format(share);

/** A sentence in the singular or plural that the language wants for this number: French has one for 0, English many. */
export function plural(
	locale: Locale,
	count: number,
	forms: { one: string; other: string }
): string {
	const form = plurals[locale].select(count) === 'one' ? forms.one : forms.other;
	return form.replace('#', formatNumber(locale, count));
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: Locale, zone: string, options: Intl.DateTimeFormatOptions) {
	const key = `${locale} ${zone} ${JSON.stringify(options)}`;
	let format = dateFormats.get(key);
	if (!format) {
		format = new Intl.DateTimeFormat(TAGS[locale], { ...options, timeZone: zone });
		dateFormats.set(key, format);
	}
	return format;
}

/** "23 novembre 2026" */
export const formatDay = (locale: Locale, date: Date, zone = 'UTC'): string =>
	dateFormat(locale, zone, { dateStyle: 'long' }).format(date);

/** "23 nov. 2026, 18:30" in the site's time zone. */
export const formatMoment = (locale: Locale, date: Date, zone: string): string =>
	dateFormat(locale, zone, { dateStyle: 'medium', timeStyle: 'short' }).format(date);

/** Whether a day begins then in the time zone. */
export const isMidnight = (date: Date, zone: string): boolean =>
	dateFormat('en', zone, { timeStyle: 'medium' }).format(date) === '00:00:00';

const PERIODS: Record<'day' | 'week' | 'month' | 'year', Intl.DateTimeFormatOptions> = {
	day: { dateStyle: 'long' },
	week: { dateStyle: 'long' },
	month: { month: 'long', year: 'numeric' },
	year: { year: 'numeric' }
};

/** The day, month or year that begins at this date, the first day of a week: "novembre 2026". */
export const formatPeriod = (
	locale: Locale,
	from: Date,
	unit: keyof typeof PERIODS,
	zone = 'UTC'
): string => dateFormat(locale, zone, PERIODS[unit]).format(from);

function perLocale<T>(make: (tag: string) => T): Record<Locale, T> {
	return { fr: make(TAGS.fr), en: make(TAGS.en) };
}
