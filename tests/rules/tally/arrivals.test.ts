import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	ARRIVALS_FACTOR,
	ARRIVALS_MINUTES,
	arrivalsLately,
	freeArrivals,
	isBurst
} from '#lib/rules/tally/arrivals.ts';

const SPAN = ARRIVALS_MINUTES * 60;
const count = fc.nat({ max: 100_000 });
const arrivals = fc.record({
	present: count,
	before: count,
	elapsed: fc.double({ min: 0, max: SPAN, noNaN: true })
});
const floor = fc.integer({ min: 1, max: 9999 });
const usualDay = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }));

describe('ballots of the last minutes', () => {
	test('are those of the present span, and of the one before what still lies within', () => {
		expect(arrivalsLately({ present: 3, before: 40, elapsed: 0 })).toBe(43);
		expect(arrivalsLately({ present: 3, before: 40, elapsed: SPAN / 4 })).toBe(33);
		expect(arrivalsLately({ present: 3, before: 40, elapsed: SPAN })).toBe(3);
		// The clock was read a moment later than the count.
		expect(arrivalsLately({ present: 3, before: 40, elapsed: SPAN + 5 })).toBe(3);
	});

	test('are never fewer than of the present span, nor more than of both', () => {
		fc.assert(
			fc.property(arrivals, (given) => {
				const lately = arrivalsLately(given);
				expect(lately).toBeGreaterThanOrEqual(given.present);
				expect(lately).toBeLessThanOrEqual(given.present + given.before);
				expect(Number.isInteger(lately)).toBe(true);
			})
		);
	});

	test('become fewer while none comes', () => {
		fc.assert(
			fc.property(arrivals, fc.double({ min: 0, max: SPAN, noNaN: true }), (given, later) => {
				const then = { ...given, elapsed: Math.max(given.elapsed, later) };
				expect(arrivalsLately(then)).toBeLessThanOrEqual(arrivalsLately(given));
			})
		);
	});
});

describe('a burst', () => {
	test('is not what a small poll knows, however far above its usual days', () => {
		fc.assert(
			fc.property(floor, usualDay, fc.nat({ max: SPAN }), (floor, usual, elapsed) => {
				expect(isBurst({ present: floor, before: 0, elapsed }, floor, usual)).toBe(false);
			})
		);
		expect(isBurst({ present: 61, before: 0, elapsed: 0 }, 60, 2)).toBe(true);
		expect(isBurst({ present: 60, before: 0, elapsed: 0 }, 60, 2)).toBe(false);
	});

	test('is more than some times what the usual day of the poll brings', () => {
		// 14,400 a day are 100 in ten minutes.
		expect(freeArrivals(60, 14_400)).toBe(100 * ARRIVALS_FACTOR);
		expect(freeArrivals(60, 1440)).toBe(60);
		expect(freeArrivals(60, null)).toBe(60);
	});

	test('stays one with one ballot more, and with a less usual poll', () => {
		fc.assert(
			fc.property(arrivals, floor, usualDay, (given, floor, usual) => {
				if (!isBurst(given, floor, usual)) return;
				expect(isBurst({ ...given, present: given.present + 1 }, floor, usual)).toBe(true);
				expect(isBurst(given, floor, usual === null ? null : usual / 2)).toBe(true);
				expect(isBurst(given, floor, null)).toBe(true);
			})
		);
	});

	test('has ended when for two spans none came', () => {
		fc.assert(
			fc.property(count, floor, usualDay, (before, floor, usual) => {
				expect(isBurst({ present: 1, before, elapsed: SPAN }, floor, usual)).toBe(false);
			})
		);
	});

	test('is never one where stewards ask for nothing', () => {
		fc.assert(
			fc.property(arrivals, usualDay, (given, usual) => {
				expect(isBurst(given, 0, usual)).toBe(false);
			})
		);
	});
});
