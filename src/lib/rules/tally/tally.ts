import type { Method } from './choice.ts';
import { comparePairs, comparePairsOfScores } from './pairwise.ts';

/** Who votes: two tallies that are never added up silently. */
export const ELECTORATES = ['member', 'visitor'] as const;
export type Electorate = (typeof ELECTORATES)[number];
export type Counts = Record<Electorate, number>;

export type Tally = {
	ballots: Counts;
	/** Ballots of voters who had seen the results before. */
	informed: Counts;
	/** Voters who saw the results and have no ballot now. */
	viewers: Counts;
	/** In the order of the poll; options nobody chose count 0. */
	options: {
		optionId: number;
		/** Ballots that name it: choose, rank or score it. */
		ballots: Counts;
		/** Sum of its scores. */
		points: Counts;
	}[];
	/**
	 * On how many ballots each option stands above each other one, in the order of the poll; null
	 * by a method that only names options.
	 */
	pairs: Record<Electorate, number[][]> | null;
	/** Of a poll that asks twice: ballots that were first answered before reading. */
	answeredBefore: Counts;
	/**
	 * Of these, those given again at the end without a look at the results: by the first answer
	 * (row) and the second (column), in the order of the poll. Null where a poll asks once.
	 */
	moves: Record<Electorate, number[][]> | null;
	/** Ballots that stand, by the day (2026-11-23) of their first cast; days without are left out. */
	days: { day: string; ballots: Counts }[];
};

export type CountedBallot = {
	electorate: Electorate;
	optionIds: readonly number[];
	/** Ranks or scores of these options. */
	values?: readonly number[] | null;
	/** Of a poll that asks twice, as it was first answered before reading, and at the end. */
	beforeOptionId?: number | null;
	afterOptionId?: number | null;
	informed: boolean;
	castOn: string;
};

export const noCounts = (): Counts => ({ member: 0, visitor: 0 });

/** The count done by hand: what a maintained tally must always be equal to. */
export function tallyBallots(
	poll: { method: Method; optionIds: readonly number[]; asksTwice?: boolean },
	ballots: readonly CountedBallot[],
	viewers: Counts = noCounts()
): Tally {
	const { method, optionIds, asksTwice = false } = poll;
	const sum = (
		counted: readonly CountedBallot[],
		of: (ballot: CountedBallot) => number = () => 1
	): Counts => {
		const counts = noCounts();
		for (const ballot of counted) counts[ballot.electorate] += of(ballot);
		return counts;
	};
	const valueOf = (ballot: CountedBallot, optionId: number) =>
		ballot.values?.[ballot.optionIds.indexOf(optionId)] ?? null;
	const pairsOf = (of: Electorate) => {
		const values = ballots
			.filter(({ electorate }) => electorate === of)
			.map((ballot) => optionIds.map((id) => valueOf(ballot, id)));
		return method === 'score'
			? comparePairsOfScores(
					optionIds.length,
					values.map((scores) => ({ scores, ballots: 1 }))
				)
			: comparePairs(
					optionIds.length,
					values.map((ranks) => ({ ranking: ranks.map((rank) => rank ?? 0), ballots: 1 }))
				);
	};
	const movesOf = (of: Electorate) =>
		optionIds.map((before) =>
			optionIds.map(
				(after) =>
					ballots.filter(
						(ballot) =>
							ballot.electorate === of &&
							ballot.beforeOptionId === before &&
							ballot.afterOptionId === after
					).length
			)
		);
	const days = [...new Set(ballots.map((ballot) => ballot.castOn))].sort();
	return {
		ballots: sum(ballots),
		informed: sum(ballots.filter((ballot) => ballot.informed)),
		viewers,
		options: optionIds.map((optionId) => {
			const naming = ballots.filter((ballot) => ballot.optionIds.includes(optionId));
			const points =
				method === 'score' ? sum(naming, (ballot) => valueOf(ballot, optionId) ?? 0) : noCounts();
			return { optionId, ballots: sum(naming), points };
		}),
		pairs:
			method === 'ranked' || method === 'score'
				? { member: pairsOf('member'), visitor: pairsOf('visitor') }
				: null,
		answeredBefore: sum(ballots.filter((ballot) => ballot.beforeOptionId != null)),
		moves: asksTwice ? { member: movesOf('member'), visitor: movesOf('visitor') } : null,
		days: days.map((day) => ({
			day,
			ballots: sum(ballots.filter((ballot) => ballot.castOn === day))
		}))
	};
}
