import type { Method } from './choice.ts';
import { leadersOf } from './leaders.ts';
import { BALLOTS_BETWEEN, runningShare } from './running-share.ts';
import { MIN_BALLOTS_FOR_PERCENT } from './share.ts';
import type { Electorate, Tally } from './tally.ts';

/**
 * What ballots say that were first cast on the last two days of voting: whole days hold the last
 * 24 hours, and nothing finer than a day is kept beside a ballot.
 */
export type LastDays = {
	/** The first and the last of the days (2026-11-23); later ones have no ballots. */
	from: string;
	to: string;
	options: { optionId: number; electorate: Electorate; ballots: number }[];
};

export type WithoutLastDays = {
	from: string;
	to: string;
	/** First cast on these days. */
	ballots: number;
	/** In front without them, in the order of the poll; null where it would tell of a few voters. */
	leaders: number[] | null;
};

/**
 * Who would be in front among each electorate without the last two days of voting. Null by
 * rankings and scores, of which what a day's ballots say is not kept, and with too few ballots.
 */
export function withoutLastDays(
	method: Method,
	tally: Tally,
	last: LastDays
): Record<Electorate, WithoutLastDays | null> {
	const namesOnly = method === 'single' || method === 'approval';
	const of = (electorate: Electorate) =>
		namesOnly && tally.ballots[electorate] >= MIN_BALLOTS_FOR_PERCENT
			? withoutThem(tally, last, electorate)
			: null;
	return { member: of('member'), visitor: of('visitor') };
}

function withoutThem(tally: Tally, last: LastDays, of: Electorate): WithoutLastDays {
	const { from, to } = last;
	const ballots = tally.days
		.filter(({ day }) => day >= from)
		.reduce((sum, day) => sum + day.ballots[of], 0);
	const counts = tally.options.map((option) => option.ballots[of]);
	const now = leadersOf(counts);
	const [most = 0, next = 0] = counts.toSorted((a, b) => b - a);
	// Whatever they say: the counts of the result tell as much.
	if (ballots === 0 || most - next > ballots) return { from, to, ballots, leaders: now };
	if (doTellOfFew(tally, of, ballots)) return { from, to, ballots, leaders: null };
	const taken = new Map(
		last.options.filter(({ electorate }) => electorate === of).map((one) => [one.optionId, one])
	);
	const earlier = tally.options.map(
		({ optionId }, place) => counts[place]! - (taken.get(optionId)?.ballots ?? 0)
	);
	return { from, to, ballots, leaders: leadersOf(earlier) };
}

/** Who was in front then, told beside the curves of `runningShare`, must not tell what lies between two of their points. */
function doTellOfFew(tally: Tally, of: Electorate, ballots: number): boolean {
	const earlier = tally.ballots[of] - ballots;
	if (ballots < BALLOTS_BETWEEN || earlier < MIN_BALLOTS_FOR_PERCENT) return true;
	const { points } = runningShare(tally, [], of);
	return points.some(
		(point) => point.ballots !== earlier && Math.abs(point.ballots - earlier) < BALLOTS_BETWEEN
	);
}
