import fc from 'fast-check';

export const size = fc.integer({ min: 2, max: 7 });
export const weight = fc.integer({ min: 1, max: 9 });

/** Where each option of the poll stands in the shuffled one. */
export const orderOf = (options: number) =>
	fc.shuffledSubarray(
		Array.from({ length: options }, (_, option) => option),
		{ minLength: options, maxLength: options }
	);

/** Each ballot by itself, where equal ones are counted together. */
export const repeated = <B extends { ballots: number }>(ballots: B[]): B[] =>
	ballots.flatMap((ballot) =>
		Array.from({ length: ballot.ballots }, () => ({ ...ballot, ballots: 1 }))
	);

export const ascending = (options: readonly number[]) => options.toSorted((a, b) => a - b);
