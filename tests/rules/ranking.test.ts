import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowanceOf, karmaOf, wilsonLowerBound } from '#lib/rules/ranking.ts';

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

test('the allowance grows with karma, up to a hundred', () => {
	expect([0, 9, 10, 20, 969, 970, 5_000].map(allowanceOf)).toEqual([3, 3, 4, 5, 99, 100, 100]);
});

test('a comment never costs its author karma', () => {
	expect([karmaOf(3, 1), karmaOf(1, 1), karmaOf(0, 9)]).toEqual([2, 0, 0]);
});
