/** A smaller number of voters is told by no file: beside other data it could point at somebody. */
export const SMALLEST_CELL = 5;

/** A number of ballots; null where it is withheld. */
export type Cell = number | null;

export const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_CELL;

/** A number that is no part of another one. */
export const alone = (count: number): Cell => (isSmall(count) ? null : count);

/**
 * The parts of a whole that is known, without those that are small, nor so many that they could be
 * computed from the rest: the smallest other parts are withheld with them, equal ones together,
 * until the withheld ones cover each other. Where all that is not zero is still too little, zeros
 * are withheld as well. Whoever knows this rule learns no withheld number either: the test goes
 * through all tables of some size.
 *
 * Complementary suppression as in A. Hundepool and others, "Statistical Disclosure Control"
 * (2012), section 4.
 */
export function withhold(parts: readonly number[]): Cell[] {
	const isHidden = parts.map(isSmall);
	if (!isHidden.includes(true)) return [...parts];
	while (!doCoverEachOther(parts.filter((_, index) => isHidden[index]))) {
		const shown = parts.filter((part, index) => part > 0 && !isHidden[index]);
		if (shown.length === 0) return parts.map(() => null);
		const smallest = Math.min(...shown);
		for (const [index, part] of parts.entries()) isHidden[index] ||= part === smallest;
	}
	return parts.map((part, index) => (isHidden[index] ? null : part));
}

/**
 * With none of them zero each could be SMALLEST_CELL or more, as far as their sum tells; and they
 * are not all as large as a small number can be, which would be the only way to reach that sum.
 */
export const doCoverEachOther = (hidden: readonly number[]): boolean =>
	hidden.length > 1 &&
	sum(hidden) - (hidden.length - 1) >= SMALLEST_CELL &&
	hidden.some((part) => part !== SMALLEST_CELL - 1);

/** A part of a whole, the rest of which anybody can subtract. */
export const partOf = (part: number, whole: number): Cell =>
	isSmall(part) || isSmall(whole - part) ? null : part;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
