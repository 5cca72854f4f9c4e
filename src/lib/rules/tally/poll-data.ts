import type { ChoiceRules } from './choice.ts';
import { moveDataOf, noMoveData, type MoveData } from './move-data.ts';
import { comparePairs, type Matrix } from './pairwise.ts';
import type { RankedBallots } from './ranking.ts';
import { MAX_SCORE } from './star.ts';
import { ELECTORATES, type Electorate, type Tally } from './tally.ts';
import { alone, isSmall, partOf, SMALLEST_CELL, withhold, type Cell } from './withhold.ts';

/** What the files of a poll say of one electorate. Options are in the order of the poll. */
export type ElectorateData = {
	/** With fewer than SMALLEST_CELL ballots it is withheld, and so is all that follows. */
	ballots: Cell;
	/** Cast by somebody who had seen the results. */
	informed: Cell;
	/** Saw the results and have no ballot: no part of the ballots. */
	looked: Cell;
	/** Of a ranked poll empty: its pairs and its ballots say more. */
	options: { ballots: Cell; points: Cell }[];
	/** Each two options once: ballots that put the first one above, the second one, or neither. */
	pairs: { first: number; second: number; above: Cell; below: Cell; neither: Cell }[];
	/** First and last day (2026-11-23) of as many as were needed for SMALLEST_CELL ballots. */
	days: { from: string; to: string; ballots: number }[];
	/** Of a poll that asks twice; null of others. */
	twice: MoveData | null;
	/** Of a ranked poll, whole ballots. */
	patterns: Patterns;
};

export type Patterns = {
	/** Cast by SMALLEST_CELL voters or more, the most frequent first. */
	listed: RankedBallots[];
	/** All others. */
	others: number;
};

export type PollData = Record<Electorate, ElectorateData>;

/**
 * What may leave the site of a tally: no number from 1 to SMALLEST_CELL - 1, and none from which
 * one could be subtracted.
 *
 * @param patterns of a ranked poll all its ballots, otherwise none. They count while the poll is
 *   open too: a file that is kept from then must not give away what a later one withholds.
 */
export function pollData(
	rules: ChoiceRules,
	tally: Tally,
	patterns: Record<Electorate, readonly RankedBallots[]>
): PollData {
	const [member, visitor] = ELECTORATES.map((of) => dataOf(rules, tally, of, patterns[of]));
	return { member: member!, visitor: visitor! };
}

function dataOf(
	rules: ChoiceRules,
	tally: Tally,
	of: Electorate,
	ranked: readonly RankedBallots[]
): ElectorateData {
	const ballots = tally.ballots[of];
	const looked = alone(tally.viewers[of]);
	if (isSmall(ballots)) return { ...nothingOf(rules, tally), looked };
	const patterns = gatherPatterns(ranked);
	const informed = partOf(tally.informed[of], ballots);
	const options = optionsOf(rules, tally, of);
	const told = { informed, options: options.map((option) => option.ballots) };
	return {
		ballots,
		informed,
		looked,
		options,
		pairs: pairsOf(tally, of, patterns),
		days: joinDays(tally, of),
		twice: moveDataOf(tally, of, told),
		patterns
	};
}

/** The same shape, whatever is withheld. */
function nothingOf({ method }: ChoiceRules, tally: Tally): ElectorateData {
	const { options, pairs } = tally;
	const cells = { above: null, below: null, neither: null };
	return {
		ballots: null,
		informed: null,
		looked: null,
		options: method === 'ranked' ? [] : options.map(() => ({ ballots: null, points: null })),
		pairs: pairs ? everyPair(options.length).map((pair) => ({ ...pair, ...cells })) : [],
		days: [],
		twice: noMoveData(tally),
		patterns: { listed: [], others: 0 }
	};
}

function optionsOf(
	{ method, atLeast, atMost }: ChoiceRules,
	{ ballots, options }: Tally,
	of: Electorate
): ElectorateData['options'] {
	if (method === 'ranked') return [];
	const whole = ballots[of];
	const counts = options.map((option) => option.ballots[of]);
	if (method === 'single') {
		return withhold(counts).map((cell) => ({ ballots: cell, points: null }));
	}
	const cells = counts.map((count) => partOf(count, whole));
	if (method === 'score') {
		return options.map(({ points }, index) => {
			const cell = cells[index]!;
			// Next to nothing, or to all fives, is what a few voters said.
			const sum = cell === null ? null : partOf(points[of], MAX_SCORE * cell);
			return { ballots: cell, points: sum };
		});
	}
	// As many answers from everybody: their sum is known, and one that is missing could be computed.
	const isSumKnown = atLeast !== null && atLeast === atMost;
	const isAnyHidden = cells.includes(null);
	return cells.map((cell) => ({ ballots: isSumKnown && isAnyHidden ? null : cell, points: null }));
}

/** Ballots that say the same together; few of a kind among the others, which are not few themselves. */
function gatherPatterns(ranked: readonly RankedBallots[]): Patterns {
	const listed: RankedBallots[] = [];
	let others = 0;
	for (const pattern of ranked) {
		if (pattern.ballots >= SMALLEST_CELL) listed.push(pattern);
		else others += pattern.ballots;
	}
	listed.sort(byNumberThenContent);
	while (isSmall(others) && listed.length > 0) others += listed.pop()!.ballots;
	return { listed, others };
}

/** Tells nothing of the order in which they came. */
function byNumberThenContent(a: RankedBallots, b: RankedBallots): number {
	if (a.ballots !== b.ballots) return b.ballots - a.ballots;
	for (let option = 0; option < a.ranking.length; option++) {
		const difference = a.ranking[option]! - b.ranking[option]!;
		if (difference !== 0) return difference;
	}
	return 0;
}

/** Two tables at once: of all ballots, and of the others, which anybody gets by subtracting the listed ones. */
function pairsOf(
	{ ballots, options, pairs }: Tally,
	of: Electorate,
	{ listed }: Patterns
): ElectorateData['pairs'] {
	if (!pairs) return [];
	const matrix = pairs[of];
	const known = comparePairs(options.length, listed);
	const whole = ballots[of];
	const knownWhole = listed.reduce((sum, pattern) => sum + pattern.ballots, 0);
	return everyPair(options.length).map(({ first, second }) => {
		const all = sidesOf(matrix, { first, second }, whole);
		const told = sidesOf(known, { first, second }, knownWhole);
		const rest = withhold(all.map((count, side) => count - told[side]!));
		const [above, below, neither] = withhold(all).map((cell, side) =>
			rest[side] === null ? null : cell
		);
		return { first, second, above: above!, below: below!, neither: neither! };
	});
}

type Pair = { first: number; second: number };

function sidesOf(matrix: Matrix, { first, second }: Pair, whole: number): number[] {
	const [above, below] = [matrix[first]![second]!, matrix[second]![first]!];
	return [above, below, whole - above - below];
}

const everyPair = (options: number): Pair[] =>
	Array.from({ length: options }, (_, first) =>
		Array.from({ length: options - first - 1 }, (_, index) => ({
			first,
			second: first + index + 1
		}))
	).flat();

/** A day with few ballots goes together with the next ones, the last ones with those before. */
function joinDays({ days }: Tally, of: Electorate): ElectorateData['days'] {
	const joined: ElectorateData['days'] = [];
	for (const { day, ballots } of days) {
		const last = joined.at(-1);
		if (ballots[of] === 0) continue;
		if (last && last.ballots < SMALLEST_CELL) {
			Object.assign(last, { to: day, ballots: last.ballots + ballots[of] });
		} else joined.push({ from: day, to: day, ballots: ballots[of] });
	}
	const [before, last] = joined.slice(-2);
	if (before && last && last.ballots < SMALLEST_CELL) {
		Object.assign(before, { to: last.to, ballots: before.ballots + last.ballots });
		joined.pop();
	}
	return joined;
}
