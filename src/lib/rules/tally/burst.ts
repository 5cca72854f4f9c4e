import type { Tally } from './tally.ts';

/** Days after the close of a poll until which ballots can be set aside, and given back. */
export const SET_ASIDE_DAYS = 30;

/** Days that one act names at most. */
export const BURST_MOST_DAYS = 31;

/** Days that a page offers to choose from: a burst is seen soon. */
export const DAYS_OFFERED = 60;

/**
 * Visitor ballots of a usual day: the median over all days from the first ballot to the
 * last, days without any included, and the days in question left out. Null without others.
 */
export function usualRate(days: Tally['days'], without: readonly string[]): number | null {
	const first = days[0]?.day;
	const last = days.at(-1)?.day;
	if (first === undefined || last === undefined) return null;
	const counts = new Map(days.map(({ day, ballots }) => [day, ballots.visitor]));
	const rates: number[] = [];
	for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) {
		const day = new Date(at).toISOString().slice(0, 10);
		if (!without.includes(day)) rates.push(counts.get(day) ?? 0);
	}
	if (rates.length === 0) return null;
	rates.sort((a, b) => a - b);
	const middle = rates.length >> 1;
	const upper = rates[middle] ?? 0;
	return rates.length % 2 === 1 ? upper : ((rates[middle - 1] ?? 0) + upper) / 2;
}
