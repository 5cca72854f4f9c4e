import { ELECTORATES, type Electorate, type Tally } from './tally.ts';

/** Days after the close of a poll until which ballots can be set aside, and given back. */
export const SET_ASIDE_DAYS = 30;

/** Days that one act names at most. */
export const BURST_MOST_DAYS = 31;

/** Days that a page offers to choose from: a burst is seen soon. */
export const DAYS_OFFERED = 60;

/** A day stands out with more than so many times the ballots of a usual other day, and so many of them at least. */
export const SPIKE = { times: 3, ballots: 20 };

export type Spike = {
	day: string;
	electorate: Electorate;
	ballots: number;
	/** The median of the other days. */
	usual: number;
};

/** Days that stand out, by electorate and in order. A poll of one day alone has nothing to compare it with. */
export function spikesOf(days: Tally['days']): Spike[] {
	return ELECTORATES.flatMap((electorate) => {
		const rates = everyDay(days, electorate);
		const sorted = rates.map(({ ballots }) => ballots).sort((a, b) => a - b);
		return rates.flatMap(({ day, ballots }) => {
			if (ballots < SPIKE.ballots) return [];
			const usual = median(sorted.toSpliced(sorted.indexOf(ballots), 1));
			if (usual === null || ballots <= SPIKE.times * usual) return [];
			return [{ day, electorate, ballots, usual }];
		});
	});
}

/**
 * Visitor ballots of a usual day: the median over all days from the first ballot to the
 * last, days without any included, and the days in question left out. Null without others.
 */
export function usualRate(days: Tally['days'], without: readonly string[]): number | null {
	const rates = everyDay(days, 'visitor').filter(({ day }) => !without.includes(day));
	return median(rates.map(({ ballots }) => ballots).sort((a, b) => a - b));
}

/** Every day from the first ballot of anybody to the last, those without any included. */
function everyDay(days: Tally['days'], electorate: Electorate): { day: string; ballots: number }[] {
	const first = days[0]?.day;
	const last = days.at(-1)?.day;
	if (first === undefined || last === undefined) return [];
	const counts = new Map(days.map(({ day, ballots }) => [day, ballots[electorate]]));
	const all: { day: string; ballots: number }[] = [];
	for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) {
		const day = new Date(at).toISOString().slice(0, 10);
		all.push({ day, ballots: counts.get(day) ?? 0 });
	}
	return all;
}

/** Of numbers in order; null without any. */
function median(sorted: readonly number[]): number | null {
	if (sorted.length === 0) return null;
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
