import type { RankedBallots } from './ranking.ts';

/** `matrix[a][b]`: on how many ballots option `a` stands above option `b`. In the order of the poll. */
export type Matrix = readonly (readonly number[])[];

export const emptyMatrix = (options: number): number[][] =>
	Array.from({ length: options }, () => Array<number>(options).fill(0));

/** Every option against every other one; an unranked one stands below all that are ranked. */
export const comparePairs = (options: number, ballots: readonly RankedBallots[]): number[][] =>
	compare(options, ballots, ({ ranking }) =>
		Array.from(ranking, (rank) => (rank > 0 ? -rank : -Infinity))
	);

/** Equal ballots by scores: null where the voter has no opinion, which counts as 0. */
export type ScoredBallots = { scores: readonly (number | null)[]; ballots: number };

export const comparePairsOfScores = (
	options: number,
	ballots: readonly ScoredBallots[]
): number[][] => compare(options, ballots, ({ scores }) => scores.map((score) => score ?? 0));

function compare<B extends { ballots: number }>(
	options: number,
	ballots: readonly B[],
	/** The higher the better, in the order of the poll. */
	standing: (ballot: B) => readonly number[]
): number[][] {
	const matrix = emptyMatrix(options);
	for (const ballot of ballots) {
		const heights = standing(ballot);
		for (const [a, row] of matrix.entries()) {
			for (let b = 0; b < options; b++) {
				if (heights[a]! > heights[b]!) row[b]! += ballot.ballots;
			}
		}
	}
	return matrix;
}

/** From a matrix as one row after the other; `options` is the number of rows. */
export const asMatrix = (options: number, cells: readonly number[]): number[][] =>
	Array.from({ length: options }, (_, row) => cells.slice(row * options, (row + 1) * options));

/** Two electorates as one: of matrices of the same poll. */
export const addMatrices = (a: number[][], b: number[][]): number[][] =>
	a.map((row, one) => row.map((ballots, other) => ballots + b[one]![other]!));
