import { emptyMatrix, type Matrix } from './pairwise.ts';

export type SchulzeResult = {
	/**
	 * Places from the first to the last, each with all options that no remaining one
	 * beats; more than one is a tie. The first place holds the winners.
	 */
	order: number[][];
	/** `strongest[a][b]`: ballots behind the weakest link of the strongest path from `a` to `b`. */
	strongest: number[][];
};

/**
 * The Schulze method by winning votes: a majority is as strong as the number of ballots for it,
 * a path as strong as its weakest majority, and `a` beats `b` where its path is the stronger one.
 *
 * M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
 * single-winner election method", Social Choice and Welfare 36 (2011), sections 2.3.1 and 2.1
 * ("winning votes").
 */
export function rankBySchulze(matrix: Matrix): SchulzeResult {
	const strongest = strongestPaths(matrix);
	const order: number[][] = [];
	let rest = matrix.map((_, option) => option);
	while (rest.length > 0) {
		const place = rest.filter((a) => rest.every((b) => strongest[b]![a]! <= strongest[a]![b]!));
		order.push(place);
		rest = rest.filter((option) => !place.includes(option));
	}
	return { order, strongest };
}

function strongestPaths(matrix: Matrix): number[][] {
	const size = matrix.length;
	const paths = emptyMatrix(size);
	for (let a = 0; a < size; a++) {
		for (let b = 0; b < size; b++) {
			const [votes, against] = [matrix[a]![b]!, matrix[b]![a]!];
			if (a !== b && votes > against) paths[a]![b] = votes;
		}
	}
	for (let by = 0; by < size; by++) {
		for (let a = 0; a < size; a++) {
			if (a === by) continue;
			for (let b = 0; b < size; b++) {
				if (b === by || b === a) continue;
				const round = Math.min(paths[a]![by]!, paths[by]![b]!);
				if (round > paths[a]![b]!) paths[a]![b] = round;
			}
		}
	}
	return paths;
}

/** Places from the first on; after a tie as many are left out as share it. */
export const placesOf = (order: readonly number[][]): { place: number; options: number[] }[] =>
	order.map((options, index) => ({ place: 1 + order.slice(0, index).flat().length, options }));
