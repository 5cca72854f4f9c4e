import { expect, test } from 'vitest';
import { isDay } from '#lib/rules/day.ts';
import { usualRate } from '#lib/rules/tally/burst.ts';

const day = (name: string, visitor: number) => ({ day: name, ballots: { member: 3, visitor } });

test('a usual day is the median of the others, days without a ballot included', () => {
	const days = [
		day('2026-11-20', 10),
		day('2026-11-21', 14),
		day('2026-11-23', 12),
		day('2026-11-24', 312)
	];
	// 10, 14, 0, 12: the middle of 10 and 12.
	expect(usualRate(days, ['2026-11-24'])).toBe(11);
	expect(usualRate(days, [])).toBe(12);
	expect(usualRate(days, ['2026-11-20', '2026-11-24'])).toBe(12);
	expect(usualRate([day('2026-11-24', 312)], ['2026-11-24'])).toBeNull();
	expect(usualRate([], [])).toBeNull();
});

test('the change of the year and of summer time are days like others', () => {
	const days = [day('2025-12-30', 4), day('2026-01-02', 4)];
	expect(usualRate(days, [])).toBe(2);
	expect(usualRate([day('2026-03-28', 5), day('2026-03-30', 5)], ['2026-03-29'])).toBe(5);
});

test('a day is one of the calendar', () => {
	for (const text of ['2026-11-23', '2024-02-29']) expect(isDay(text), text).toBe(true);
	for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-11-23x', '+2026-11-2']) {
		expect(isDay(text), text).toBe(false);
	}
});
