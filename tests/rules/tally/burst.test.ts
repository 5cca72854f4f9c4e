import { expect, test } from 'vitest';
import { isDay } from '#lib/rules/day.ts';
import { SPIKE, spikesOf, usualRate } from '#lib/rules/tally/burst.ts';

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

const steady = ['20', '21', '22', '23', '24'].map((date) => day(`2026-11-${date}`, 10));

test('a day stands out by three times the median of the others and twenty ballots, members and visitors each by their own', () => {
	const with30 = [...steady, day('2026-11-25', 30)];
	expect(spikesOf(with30)).toEqual([]);
	const with31 = [...steady, day('2026-11-25', 31)];
	const spike = { day: '2026-11-25', electorate: 'visitor', ballots: 31, usual: 10 };
	expect(spikesOf(with31)).toEqual([spike]);
	// Three members a day are never many, and few are not many however rare the others.
	expect(spikesOf([day('2026-11-20', 0), day('2026-11-21', SPIKE.ballots - 1)])).toEqual([]);
	expect(spikesOf([day('2026-11-20', 0), day('2026-11-21', SPIKE.ballots)])).toHaveLength(1);
});

test('a day is not compared with itself, nor smoothed away by a second one', () => {
	expect(spikesOf([day('2026-11-20', 500)])).toEqual([]);
	const twice = [...steady, day('2026-11-25', 90), day('2026-11-27', 80)];
	expect(spikesOf(twice).map(({ day }) => day)).toEqual(['2026-11-25', '2026-11-27']);
	// A day without any ballot counts as a usual one: 10, 10, 0 and 0 leave 5.
	const sparse = [day('2026-11-20', 10), day('2026-11-21', 10), day('2026-11-24', 20)];
	expect(spikesOf(sparse)).toEqual([
		{ day: '2026-11-24', electorate: 'visitor', ballots: 20, usual: 5 }
	]);
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
