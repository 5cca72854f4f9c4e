/**
 * A ranked ballot, one whole number for each option in the order of the poll: 1 and up, the
 * smaller the better, the same for a tie; 0 where the voter ranked nothing, which ties last.
 */
export type Ranking = ArrayLike<number>;

/** Equal ballots, and how many voters cast them. */
export type RankedBallots = { ranking: Ranking; ballots: number };

export const MAX_RANK = 20;

/**
 * The same order by the smallest ranks that tell it: 2, 5, 5 becomes 1, 2, 2. What a voter
 * skips between two ranks says nothing, and could mark the ballot.
 */
export function closeRanks(ranks: readonly number[]): number[] {
	const used = [...new Set(ranks)].filter((rank) => rank > 0).sort((a, b) => a - b);
	return ranks.map((rank) => (rank > 0 ? used.indexOf(rank) + 1 : 0));
}
