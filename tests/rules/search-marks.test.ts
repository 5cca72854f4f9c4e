import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowsBelow } from '#lib/rules/search-marks.ts';

test('windows cover every id down to the bottom once, the newest first, and small ones first', () => {
	const ids = fc.nat({ max: 2 ** 31 });
	fc.assert(
		fc.property(ids, ids, (a, b) => {
			const [bottom, top] = [Math.min(a, b), Math.max(a, b)];
			const windows = windowsBelow(top, bottom);
			expect(windows[0]?.high).toBe(top + 1);
			expect(windows.at(-1)?.low).toBe(bottom);
			for (const [index, { low, high, mark }] of windows.entries()) {
				expect(low).toBeLessThan(high);
				if (index > 0) expect(high).toBe(windows[index - 1]!.low);
				expect(high - low).toBeLessThanOrEqual(Math.max(2 ** 10, 4 * (top + 1 - high)));
				const [level, bucket] = mark.slice(1).split(':').map(Number);
				expect(Math.floor(low / 2 ** level!)).toBe(bucket);
				expect(Math.floor((high - 1) / 2 ** level!)).toBe(bucket);
				// What has the mark and is not asked for is less than the smallest bucket.
				expect(2 ** level! - (high - low)).toBeLessThan(2 ** 10);
			}
			expect(windows.length).toBeLessThan(50 + (top - bottom) / 2 ** 22);
		})
	);
	expect(windowsBelow(10, 11)).toEqual([]);
	expect(windowsBelow(2 ** 31).length).toBeLessThan(600);
});
