import { expect, test } from 'vitest';
import { isMoment } from '#lib/rules/article-problems.ts';
import { isDay } from '#lib/rules/day.ts';

test('a day is one that the calendar has, and that both sides can write', () => {
	expect(['2026-02-28', '2028-02-29', '1900-01-01', '8999-12-31'].filter(isDay)).toHaveLength(4);
	for (const none of [
		...['2026-02-30', '2027-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', 'today'],
		...['0000-01-01', '0001-01-01', '1899-12-31', '9000-01-01', '+275760-09-13']
	]) {
		expect(isDay(none), none).toBe(false);
	}
});

test('so is the day of a moment', () => {
	expect(isMoment('2026-11-28T23:59')).toBe(true);
	for (const none of ['0000-01-01T00:00', '2026-02-30T12:00', '2026-11-28T24:00', '2026-11-28']) {
		expect(isMoment(none), none).toBe(false);
	}
});
