/** Who votes: two tallies that are never added up. */
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
	options: { optionId: number; ballots: Counts }[];
	/** Ballots that stand, by the day (2026-11-23) of their first cast; days without are left out. */
	days: { day: string; ballots: Counts }[];
};

export type CountedBallot = {
	electorate: Electorate;
	optionIds: readonly number[];
	informed: boolean;
	castOn: string;
};

export const noCounts = (): Counts => ({ member: 0, visitor: 0 });

/** The count done by hand: what a maintained tally must always be equal to. */
export function tallyBallots(
	optionIds: readonly number[],
	ballots: readonly CountedBallot[],
	viewers: Counts = noCounts()
): Tally {
	const count = (counted: readonly CountedBallot[]): Counts => {
		const counts = noCounts();
		for (const { electorate } of counted) counts[electorate]++;
		return counts;
	};
	const days = [...new Set(ballots.map((ballot) => ballot.castOn))].sort();
	return {
		ballots: count(ballots),
		informed: count(ballots.filter((ballot) => ballot.informed)),
		viewers,
		options: optionIds.map((optionId) => ({
			optionId,
			ballots: count(ballots.filter((ballot) => ballot.optionIds.includes(optionId)))
		})),
		days: days.map((day) => ({
			day,
			ballots: count(ballots.filter((ballot) => ballot.castOn === day))
		}))
	};
}
