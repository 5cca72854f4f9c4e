import type { MoveTable } from './moves.ts';
import type { Electorate, Tally } from './tally.ts';
import { doCoverEachOther, isSmall, partOf, withhold, type Cell } from './withhold.ts';

/** What the files of a poll that asks twice say of it, of one electorate. */
export type MoveData = {
	/** Ballots that were first answered before reading. */
	answeredBefore: Cell;
	/** Of these, given again at the end without a look at the results: the whole of `moves`. */
	answeredTwice: Cell;
	/** Ballots by the first answer and the second, places in the order of the poll; every two of them once. */
	moves: { from: number; to: number; ballots: Cell }[];
};

/** Numbers of the same electorate that the same file gives. */
type Told = {
	informed: Cell;
	/** Ballots of each option, as they stand now. */
	options: readonly Cell[];
};

/**
 * No number from 1 to SMALLEST_CELL - 1, and none that could be subtracted: not from the other
 * cells, nor from the ballots of an option, which are those that came to it by a second answer
 * and those that were never given twice. Null where a poll asks once.
 *
 * By second answers, then, each a table of one row: its sum counts as known, since where it is
 * not small, nor what the option has besides, it may be. Otherwise all of that answer is withheld.
 */
export function moveDataOf(tally: Tally, of: Electorate, told: Told): MoveData | null {
	const table = tally.moves?.[of];
	if (!table) return null;
	const whole = tally.ballots[of];
	const answers = secondAnswersOf(table);
	const sums = answers.map(sum);
	const twice = sum(sums);
	const before = tally.answeredBefore[of];
	// Who answered twice had not seen results, and few had who answered before: the rest are who did neither.
	const hasFewBeside = (count: number) =>
		partOf(count, whole) === null ||
		(told.informed !== null && isSmall(whole - count - told.informed));
	const isTold = !hasFewBeside(twice);
	const isBeforeTold = !hasFewBeside(before) && !(isTold && isSmall(before - twice));
	const isClosed = isTold ? closedAnswers(tally, { of, sums, told }) : sums.map(() => true);
	const cells = answers.map((counts, to) =>
		isClosed[to] ? counts.map(() => null) : withhold(counts)
	);
	return {
		answeredBefore: isBeforeTold ? before : null,
		answeredTwice: isTold ? twice : null,
		moves: table.flatMap((row, from) =>
			row.map((_, to) => ({ from, to, ballots: cells[to]![from]! }))
		)
	};
}

/** The same shape with nothing in it, of an electorate with too few ballots. */
export const noMoveData = ({ moves, options }: Tally): MoveData | null =>
	moves && {
		answeredBefore: null,
		answeredTwice: null,
		moves: options.flatMap((_, from) => options.map((_, to) => ({ from, to, ballots: null })))
	};

const secondAnswersOf = (table: MoveTable): number[][] =>
	table.map((_, to) => table.map((row) => row[to]!));

/**
 * Answers of which no move is told: those with a small sum, those whose ballots are withheld, and
 * those with few ballots besides. And as many of the others, the smallest first, as it takes for
 * both what is withheld of the moves and what is withheld besides to cover each other.
 */
function closedAnswers(
	{ options }: Tally,
	{ of, sums, told }: { of: Electorate; sums: readonly number[]; told: Told }
): boolean[] {
	// Below zero where ballots were changed since: how many is told by nothing either.
	const besides = sums.map((count, to) => Math.abs(options[to]!.ballots[of] - count));
	const isClosed = sums.map(
		(count, to) => told.options[to] === null || isSmall(count) || isSmall(besides[to]!)
	);
	const isCovered = (counts: readonly number[]) => {
		const hidden = counts.filter((_, to) => isClosed[to]);
		return sum(hidden) === 0 || doCoverEachOther(hidden);
	};
	while (isClosed.includes(true) && !(isCovered(sums) && isCovered(besides))) {
		// One that nobody gave hides nothing.
		const sizes = sums.map((count, to) => count + besides[to]!);
		const open = sizes.filter((size, to) => size > 0 && !isClosed[to]);
		if (open.length === 0) break;
		const smallest = Math.min(...open);
		for (const [to, size] of sizes.entries()) isClosed[to] ||= size === smallest;
	}
	return isClosed;
}

const sum = (counts: readonly number[]): number =>
	counts.reduce((total, count) => total + count, 0);
