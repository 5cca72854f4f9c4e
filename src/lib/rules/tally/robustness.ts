import type { Method } from './choice.ts';
import { leadersOf } from './leaders.ts';
import { addMatrices } from './pairwise.ts';
import { MIN_BALLOTS_FOR_PERCENT } from './share.ts';
import { noCounts, type Counts, type Electorate, type Tally } from './tally.ts';
import { winnersOf } from './winners.ts';

/** Like a percentage: of fewer ballots, "one would be enough" says nothing that the counts do not. */
export const MIN_BALLOTS_FOR_ROBUSTNESS = MIN_BALLOTS_FOR_PERCENT;

export type Robustness = {
	/** In the order of the poll. */
	winner: number;
	/** Ballots more than the next option. */
	lead: number;
	/** The fewest ballots that must switch from the winner to another option, so that it is no longer alone in front. */
	switches: number;
};

/**
 * How firm a winner by most ballots is among one electorate. Null without a single winner, with
 * too few ballots, and by rankings or scores: there the fewest switches need the ballots
 * themselves, and no figure is better than a wrong one.
 *
 * A switch takes one from the winner and gives one to the next: the lead shrinks by two, hence
 * half of it, rounded up. By approval, too, enough ballots name the one without the other, since
 * they are at least as many as the lead.
 */
export function robustnessOf(tally: Tally, of: Electorate): Robustness | null {
	if (tally.pairs || tally.ballots[of] < MIN_BALLOTS_FOR_ROBUSTNESS) return null;
	const counts = tally.options.map(({ ballots }) => ballots[of]);
	const [winner, ...tied] = leadersOf(counts);
	if (winner === undefined || tied.length > 0 || counts.length < 2) return null;
	const lead = counts[winner]! - Math.max(...counts.filter((_, option) => option !== winner));
	return { winner, lead, switches: Math.ceil(lead / 2) };
}

/**
 * Who wins among members alone, and who would if both electorates were one; null while one of
 * them has no ballot or the members have too few.
 */
export function withoutVisitors(
	method: Method,
	tally: Tally
): { members: number[]; together: number[] } | null {
	const { member, visitor } = tally.ballots;
	if (member < MIN_BALLOTS_FOR_ROBUSTNESS || visitor === 0) return null;
	return {
		members: winnersOf(method, tally, 'member'),
		together: winnersOf(method, asOneElectorate(tally), 'member')
	};
}

/** Everybody as if they were members. */
function asOneElectorate(tally: Tally): Tally {
	const sum = ({ member, visitor }: Counts): Counts => ({
		...noCounts(),
		member: member + visitor
	});
	return {
		...tally,
		ballots: sum(tally.ballots),
		options: tally.options.map(({ optionId, ballots, points }) => ({
			optionId,
			ballots: sum(ballots),
			points: sum(points)
		})),
		pairs: tally.pairs && {
			...tally.pairs,
			member: addMatrices(tally.pairs.member, tally.pairs.visitor)
		}
	};
}
