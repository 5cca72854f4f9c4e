import { chiSquaredTail, coinTail } from './chance.ts';

/**
 * Ballots of people who answered one question twice, by the option of the first answer (row) and
 * that of the second (column), in the order of the poll: as many rows as columns.
 */
export type MoveTable = readonly (readonly number[])[];

export type Moves = {
	/** Who answered twice. */
	ballots: number;
	/** Whose second answer is another one. */
	movers: number;
	/** In the order of the poll. */
	options: { before: number; after: number; left: number; joined: number }[];
};

export function movesOf(table: MoveTable): Moves {
	const options = table.map((row, option) => {
		const before = sum(row);
		const after = sum(table.map((other) => other[option]!));
		const stayed = row[option]!;
		return { before, after, left: before - stayed, joined: after - stayed };
	});
	return {
		ballots: sum(options.map(({ before }) => before)),
		movers: sum(options.map(({ left }) => left)),
		options
	};
}

/** Of fewer, even if all went one way, a fair coin for each would give that in 1 of 16 polls or more. */
export const FEWEST_MOVERS_OF_TWO = 6;

/** The chi-squared distribution is only near to the truth: of fewer it is not near enough. */
export const FEWEST_MOVERS_OF_MORE = 25;

/** The same, for each option that somebody left or joined. */
export const FEWEST_MOVERS_PER_OPTION = 5;

/** Up to this `p` moves are called rare by chance, above it a chance is enough: the words say no more than that. */
export const RARE = 0.05;

export type MoveTest = {
	/** Exact where movers went between two options only, whatever the poll offers besides. */
	by: 'mcnemar' | 'stuart-maxwell';
	/**
	 * How often the moves would be at least as one-sided, were each mover as likely to go the
	 * other way; from 0 to 1.
	 */
	p: number;
};

/** Options that somebody left or joined, by their places. */
const activeIn = ({ options }: Moves): number[] =>
	options.flatMap(({ left, joined }, option) => (left + joined > 0 ? [option] : []));

/** Whether movers went between two options at most, whatever the poll offers besides. */
export const isBetweenTwo = (table: MoveTable): boolean => activeIn(movesOf(table)).length <= 2;

/** From how many movers on `testMoves` tells something of this table. */
export function fewestMovers(table: MoveTable): number {
	const active = activeIn(movesOf(table)).length;
	return active <= 2
		? FEWEST_MOVERS_OF_TWO
		: Math.max(FEWEST_MOVERS_OF_MORE, FEWEST_MOVERS_PER_OPTION * active);
}

/**
 * Whether as many left each option as joined it, but for chance; null of too few movers.
 *
 * Between two options by the exact test of McNemar (Psychometrika 12, 1947), a coin for each
 * mover; between more by that of Stuart (Biometrika 42, 1955) and Maxwell (British Journal of
 * Psychiatry 116, 1970).
 */
export function testMoves(table: MoveTable): MoveTest | null {
	const moves = movesOf(table);
	if (moves.movers < fewestMovers(table)) return null;
	const [one, other, ...more] = activeIn(moves);
	if (more.length === 0) {
		return { by: 'mcnemar', p: coinTail(table[one!]![other!]!, table[other!]![one!]!) };
	}
	const { statistic, degrees } = stuartMaxwell(table);
	return { by: 'stuart-maxwell', p: chiSquaredTail(statistic, degrees) };
}

/**
 * The statistic of Stuart and Maxwell, d′S⁻¹d, with d the net moves and S their covariance under
 * symmetry: left + joined on the diagonal, minus the moves both ways elsewhere. Without moves 0,
 * with 0 degrees.
 *
 * S is singular, as all net moves together are 0; so one option is left out, as in the papers.
 * Where options fall into groups between which nobody moved, each group is a sum of 0 of its own
 * and leaves one out. Computed in whole numbers up to the last division: no order of the options
 * changes a digit.
 */
export function stuartMaxwell(table: MoveTable): { statistic: number; degrees: number } {
	const { options } = movesOf(table);
	const parts: number[] = [];
	let degrees = 0;
	for (const group of groupsOf(table)) {
		const kept = group.slice(1);
		const net = kept.map((option) => options[option]!.joined - options[option]!.left);
		const covariance = kept.map((a) =>
			kept.map((b) =>
				a === b ? options[a]!.left + options[a]!.joined : -(table[a]![b]! + table[b]![a]!)
			)
		);
		parts.push(quadraticForm(covariance, net));
		degrees += kept.length;
	}
	return { statistic: sum(parts.sort((a, b) => a - b)), degrees };
}

/** Options that moves join, directly or through others. */
function groupsOf(table: MoveTable): number[][] {
	const groups: number[][] = [];
	const seen = new Set<number>();
	for (const first of table.keys()) {
		if (seen.has(first)) continue;
		const group = [first];
		seen.add(first);
		for (const a of group) {
			for (const b of table.keys()) {
				if (seen.has(b) || table[a]![b]! + table[b]![a]! === 0) continue;
				seen.add(b);
				group.push(b);
			}
		}
		groups.push(group);
	}
	return groups;
}

/**
 * d′S⁻¹d of a positive definite S: minus the determinant of S bordered by d, divided by that of S.
 * Both come out of one elimination without fractions (Bareiss, Mathematics of Computation 22, 1968),
 * whose pivots are the leading minors of S, and so never 0.
 */
function quadraticForm(matrix: number[][], vector: number[]): number {
	const size = vector.length;
	if (size === 0) return 0;
	const rows = [...matrix.map((row, index) => [...row, vector[index]!]), [...vector, 0]].map(
		(row) => row.map(BigInt)
	);
	let previous = 1n;
	for (let step = 0; step < size; step++) {
		const pivot = rows[step]![step]!;
		for (let row = step + 1; row <= size; row++) {
			for (let column = step + 1; column <= size; column++) {
				const cross = rows[row]![column]! * pivot - rows[row]![step]! * rows[step]![column]!;
				rows[row]![column] = cross / previous;
			}
		}
		previous = pivot;
	}
	return quotient(-rows[size]![size]!, previous);
}

/** Of two whole numbers that may be too large for a fraction, the quotient to more digits than one holds. */
const quotient = (numerator: bigint, denominator: bigint): number => {
	const bits = 64n;
	return Number((numerator << bits) / denominator) / 2 ** Number(bits);
};

const sum = (values: readonly number[]): number =>
	values.reduce((total, value) => total + value, 0);
