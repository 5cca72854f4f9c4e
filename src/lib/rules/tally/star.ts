import { leadersOf } from './leaders.ts';
import type { Matrix } from './pairwise.ts';

export const MAX_SCORE = 5;

export type Final = {
	/** Two options, in the order of the poll, and on how many ballots each stands above the other. */
	options: [number, number];
	ballots: [number, number];
};

export type StarResult = {
	/** One, unless sums tie for the first or the second place: then every pair that could meet. */
	finals: Final[];
	/** More than one: a tie, in the final or because it depends on who would have been in it. */
	winners: number[];
};

/**
 * STAR, "score then automatic run-off": the two options with the largest sums meet, and the one
 * that more voters scored higher wins. Where sums leave open which two these are, every possible
 * final is held; an option that wins them all wins, otherwise the result is a tie.
 *
 * @param sums of the scores, an option without an opinion counting 0 as in the rules of STAR
 *   (starvoting.org)
 */
export function decideByStar(sums: readonly number[], matrix: Matrix): StarResult {
	const finals = finalistsOf(sums).map((options): Final => {
		const [a, b] = options;
		return { options, ballots: [matrix[a]![b]!, matrix[b]![a]!] };
	});
	const winners = finals.flatMap(({ options: [a, b], ballots: [forA, forB] }) =>
		forA === forB ? [a, b] : [forA > forB ? a : b]
	);
	return { finals, winners: [...new Set(winners)].sort((a, b) => a - b) };
}

function finalistsOf(sums: readonly number[]): [number, number][] {
	const first = leadersOf(sums);
	if (first.length > 1) return pairsOf(first);
	const second = leadersOf(sums.map((sum, option) => (first.includes(option) ? -1 : sum)));
	return second.map((option) => {
		const [a, b] = [first[0]!, option];
		return a < b ? [a, b] : [b, a];
	});
}

const pairsOf = (options: readonly number[]): [number, number][] =>
	options.flatMap((a, index) => options.slice(index + 1).map((b): [number, number] => [a, b]));

/** The mean of scores in hundredths, rounded half up; null where nobody gave one. */
export function meanInHundredths(sum: number, scores: number): number | null {
	if (scores === 0) return null;
	const twice = 200 * sum + scores;
	return (twice - (twice % (2 * scores))) / (2 * scores);
}
