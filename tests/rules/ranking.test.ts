import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	allowanceOf,
	bridgingOf,
	karmaOf,
	SIDE_MINIMUM,
	wilsonLowerBound,
	type SideRatings
} from '#lib/rules/ranking.ts';

const count = fc.nat(10_000);

describe('the lower bound of Wilson’s interval', () => {
	test('is that of the published table for a few cases', () => {
		// 80 % intervals, computed by hand from the formula in Wilson (1927).
		expect(wilsonLowerBound(1, 0)).toBeCloseTo(0.3784, 4);
		expect(wilsonLowerBound(10, 0)).toBeCloseTo(0.8589, 4);
		expect(wilsonLowerBound(5, 5)).toBeCloseTo(0.3122, 4);
		expect(wilsonLowerBound(0, 3)).toBeCloseTo(0, 10);
	});

	test('lies between nothing and the share, and comes closer with more ratings', () => {
		fc.assert(
			fc.property(count, count, (useful, notUseful) => {
				fc.pre(useful + notUseful > 0);
				const bound = wilsonLowerBound(useful, notUseful);
				expect(bound).toBeGreaterThanOrEqual(-1e-12);
				expect(bound).toBeLessThanOrEqual(useful / (useful + notUseful) + 1e-12);
				expect(wilsonLowerBound(useful * 2, notUseful * 2)).toBeGreaterThanOrEqual(bound - 1e-12);
			})
		);
	});

	test('rises with each useful and falls with each other', () => {
		fc.assert(
			fc.property(count, count, (useful, notUseful) => {
				const bound = wilsonLowerBound(useful, notUseful);
				expect(wilsonLowerBound(useful + 1, notUseful)).toBeGreaterThan(bound - 1e-12);
				expect(wilsonLowerBound(useful, notUseful + 1)).toBeLessThanOrEqual(bound + 1e-12);
			})
		);
	});
});

describe('how a comment bridges', () => {
	const side = fc.record({ useful: fc.nat(500), notUseful: fc.nat(500) });
	const heard = side.filter(({ useful, notUseful }) => useful + notUseful >= SIDE_MINIMUM);
	const small = side
		.map(({ useful, notUseful }) => ({ useful: useful % 3, notUseful: notUseful % 3 }))
		.filter(({ useful, notUseful }) => useful + notUseful < SIDE_MINIMUM);
	const sides = fc.array(heard, { minLength: 2, maxLength: 8 });

	test('is the geometric mean of shares, for a few cases by hand', () => {
		expect(bridgingOf([of(5, 0), of(5, 0)])).toBeCloseTo(6 / 7, 12);
		expect(bridgingOf([of(8, 0), of(0, 8)])).toBeCloseTo(Math.sqrt((9 / 10) * (1 / 10)), 12);
		expect(bridgingOf([of(5, 5), of(5, 5), of(5, 5)])).toBeCloseTo(1 / 2, 12);
	});

	test('lies between the least and the greatest share, whatever the order of the sides', () => {
		fc.assert(
			fc.property(sides, (sides) => {
				const shares = sides.map(
					({ useful, notUseful }) => (useful + 1) / (useful + notUseful + 2)
				);
				const value = bridgingOf(sides);
				expect(value).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-12);
				expect(value).toBeLessThanOrEqual(Math.max(...shares) + 1e-12);
				expect(bridgingOf(sides.toReversed())).toBeCloseTo(value, 12);
			})
		);
	});

	test('rises with each useful on a side that is heard, and falls with each other', () => {
		fc.assert(
			fc.property(sides, ([first, ...others]) => {
				const { useful, notUseful } = first!;
				const value = bridgingOf([first!, ...others]);
				expect(bridgingOf([of(useful + 1, notUseful), ...others])).toBeGreaterThan(value);
				expect(bridgingOf([of(useful, notUseful + 1), ...others])).toBeLessThan(value);
			})
		);
	});

	test('hears no side that is too small, and knows nothing of a single one', () => {
		fc.assert(
			fc.property(sides, fc.array(small), (sides, tooSmall) => {
				expect(bridgingOf([...sides, ...tooSmall])).toBe(bridgingOf(sides));
			})
		);
		fc.assert(
			fc.property(heard, fc.array(small), (one, tooSmall) => {
				expect(bridgingOf([one, ...tooSmall])).toBe(0);
			})
		);
		expect(bridgingOf([])).toBe(0);
	});

	test('is praised by one side only behind what is fair to both', () => {
		expect(bridgingOf([of(60, 0), of(0, 10)])).toBeLessThan(bridgingOf([of(4, 2), of(4, 2)]));
	});
});

const of = (useful: number, notUseful: number): SideRatings => ({ useful, notUseful });

test('the allowance grows with karma, up to a hundred', () => {
	expect([0, 9, 10, 20, 969, 970, 5_000].map(allowanceOf)).toEqual([3, 3, 4, 5, 99, 100, 100]);
});

test('a comment never costs its author karma', () => {
	expect([karmaOf(3, 1), karmaOf(1, 1), karmaOf(0, 9)]).toEqual([2, 0, 0]);
});
