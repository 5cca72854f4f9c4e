import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pauseIn, SLOW_DOWN } from '#lib/rules/slow-down.ts';

test('a calm branch makes nobody wait, nor does somebody who talks alone', () => {
	expect(pauseIn({ replies: 0, people: 0, reports: 0 })).toBe(0);
	expect(pauseIn({ replies: SLOW_DOWN.replies - 1, people: 2, reports: 0 })).toBe(0);
	expect(pauseIn({ replies: 20, people: 1, reports: 0 })).toBe(0);
});

test('a heated one makes everybody wait two minutes, and two more for each report', () => {
	expect(pauseIn({ replies: SLOW_DOWN.replies, people: 2, reports: 0 })).toBe(120);
	expect([1, 2, 3].map((reports) => pauseIn({ replies: 1, people: 1, reports }))).toEqual([
		240, 360, 480
	]);
});

test('no wait is longer than half an hour, and more heat never makes it shorter', () => {
	const heat = fc.record({ replies: fc.nat(300), people: fc.nat(50), reports: fc.nat(300) });
	fc.assert(
		fc.property(heat, fc.constantFrom('replies', 'people', 'reports'), (heat, what) => {
			const pause = pauseIn(heat);
			expect(pause).toBeLessThanOrEqual(30 * 60);
			expect(pauseIn({ ...heat, [what]: heat[what] + 1 })).toBeGreaterThanOrEqual(pause);
		})
	);
});
