/** Days within which a poll closes that the front page names among those that close soon. */
export const CLOSES_SOON_DAYS = 7;

/** Polls so named. */
export const MOST_CLOSING = 5;

/** The newest articles, among which one with an open poll is looked for when there is no headline. */
export const LOOKED_FOR_OPEN = 100;

/** Days for which an article is the headline at most. */
export const HEADLINE_DAYS = 90;

/** What lists of articles are ordered by; the first one is what an address without a choice means. */
export const LIST_ORDERS = ['date', 'activity'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

export const asListOrder = (given: string | null): ListOrder =>
	LIST_ORDERS.find((order) => order === given) ?? LIST_ORDERS[0];

/** A month of the calendar, in UTC; `month` from 1 on. */
export type Month = { year: number; month: number };

/** From the parts of an address, as `2026` and `11`; null when there is no such month. */
export function readMonth(year: string, month: string): Month | null {
	if (!/^[12]\d{3}$/.test(year) || !/^(0[1-9]|1[0-2])$/.test(month)) return null;
	return { year: Number(year), month: Number(month) };
}

export const firstDayOf = ({ year, month }: Month): string =>
	`${year}-${String(month).padStart(2, '0')}-01`;

/** The address of a month's articles, from its first day as YYYY-MM-DD. */
export const monthPath = (firstDay: string): string =>
	`/archives/${firstDay.slice(0, 4)}/${firstDay.slice(5, 7)}`;
