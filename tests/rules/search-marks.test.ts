import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeMarks, windowsBelow } from '#lib/rules/search-marks.ts';

test('windows cover every id down to the bottom once, the newest first, and small ones first', () => {
	const ids = fc.nat({ max: 2 ** 31 });
	fc.assert(
		fc.property(ids, ids, (a, b) => {
			const [bottom, top] = [Math.min(a, b), Math.max(a, b)];
			const windows = windowsBelow(top, bottom);
			expect(windows[0]?.high).toBe(top + 1);
			expect(windows.at(-1)?.low).toBe(bottom);
			for (const [index, { low, high, marks }] of windows.entries()) {
				expect(low).toBeLessThan(high);
				if (index > 0) expect(high).toBe(windows[index - 1]!.low);
				for (const id of [low, high - 1, Math.floor((low + high) / 2)]) {
					const own = marks.filter((mark) => {
						const [level, bucket] = mark.slice(1).split(':').map(Number);
						return Math.floor(id / 2 ** level!) === bucket;
					});
					expect(own, `${id} in ${marks.join()}`).toHaveLength(1);
				}
			}
			if (windows[0]!.low > bottom) expect(top + 1 - windows[0]!.low).toBeLessThanOrEqual(2 ** 11);
		})
	);
	expect(windowsBelow(10, 11)).toEqual([]);
	expect(windowsBelow(2 ** 31).length).toBeLessThan(600);
});

test('a moment in between has one of the marks of a time', () => {
	const now = new Date('2030-06-15T00:00:00Z');
	const moments = fc.date({
		min: new Date('1998-01-01T00:00:00Z'),
		max: now,
		noInvalidDate: true
	});
	fc.assert(
		fc.property(moments, moments, moments, (...dates) => {
			const [from, between, to] = dates.sort((a, b) => a.getTime() - b.getTime());
			const [year, month] = between.toISOString().split('-');
			const own = [`\u001fy${year}`, `\u001fm${year}${month}`];
			const marks = timeMarks({ from: from, to: to }, now);
			expect(marks.filter((mark) => own.includes(mark))).toHaveLength(1);
			expect(timeMarks({ from: from }, now).filter((mark) => own.includes(mark))).toHaveLength(1);
			expect(timeMarks({ to: to }, now).filter((mark) => own.includes(mark))).toHaveLength(1);
			expect(marks.length).toBeLessThan(60);
		})
	);
});

test('years are one mark when they are whole', () => {
	const now = new Date('2030-06-15T00:00:00Z');
	const time = { from: new Date('2024-11-05T00:00:00Z'), to: new Date('2026-02-01T00:00:00Z') };
	expect(timeMarks(time, now).map((mark) => mark.slice(1))).toEqual([
		'm202411',
		'm202412',
		'y2025',
		'm202601',
		'm202602'
	]);
});
