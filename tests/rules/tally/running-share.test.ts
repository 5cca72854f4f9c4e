import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BALLOTS_BETWEEN, runningShare, type OptionDay } from '#lib/rules/tally/running-share.ts';
import { MIN_BALLOTS_FOR_PERCENT } from '#lib/rules/tally/share.ts';
import { noCounts } from '#lib/rules/tally/tally.ts';

const options = [7, 9].map((optionId) => ({ optionId, ballots: noCounts(), points: noCounts() }));

/** Of each day from the first of March on, how many members chose each of the two options. */
function pollOf(...daily: [number, number][]) {
	const days = daily.map(([first, second], index) => ({
		day: `2026-03-${String(index + 1).padStart(2, '0')}`,
		ballots: { member: first + second, visitor: 0 }
	}));
	const optionDays: OptionDay[] = daily.flatMap((chosen, index) =>
		chosen.map((ballots, place) => ({
			day: days[index]!.day,
			optionId: options[place]!.optionId,
			electorate: 'member' as const,
			ballots
		}))
	);
	return runningShare(
		{ days: days.filter(({ ballots }) => ballots.member > 0), options },
		optionDays,
		'member'
	);
}

describe('the share of each answer over time', () => {
	test('begins with the ballots that a percentage needs, and adds day to day', () => {
		expect(pollOf([10, 5], [4, 1], [0, 10])).toEqual({
			unit: 'day',
			points: [
				{ from: '2026-03-02', ballots: 20, options: [14, 6] },
				{ from: '2026-03-03', ballots: 30, options: [14, 16] }
			]
		});
		expect(pollOf([10, 9]).points).toEqual([]);
	});

	test('a day with few ballots joins the next; the last few join what is before them', () => {
		expect(pollOf([20, 0], [0, 4], [0, 1]).points).toEqual([
			{ from: '2026-03-01', ballots: 20, options: [20, 0] },
			{ from: '2026-03-03', ballots: 25, options: [20, 5] }
		]);
		expect(pollOf([20, 0], [5, 0], [0, 4]).points).toEqual([
			{ from: '2026-03-01', ballots: 20, options: [20, 0] },
			{ from: '2026-03-03', ballots: 29, options: [25, 4] }
		]);
	});

	test('of the other electorate is told by its own ballots alone', () => {
		const days = [{ day: '2026-03-01', ballots: { member: 30, visitor: 19 } }];
		const optionDays: OptionDay[] = [
			{ day: '2026-03-01', optionId: 7, electorate: 'member', ballots: 30 },
			{ day: '2026-03-01', optionId: 9, electorate: 'visitor', ballots: 19 }
		];
		expect(runningShare({ days, options }, optionDays, 'visitor').points).toEqual([]);
		expect(runningShare({ days, options }, optionDays, 'member').points).toEqual([
			{ from: '2026-03-01', ballots: 30, options: [30, 0] }
		]);
	});

	test('ends with the whole count, and no two points are nearer than they may be', () => {
		const daily = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { minLength: 1, maxLength: 28 });
		fc.assert(
			fc.property(daily, (chosen) => {
				const total = chosen.flat().reduce((sum, ballots) => sum + ballots, 0);
				const { points } = pollOf(...chosen);
				if (total < MIN_BALLOTS_FOR_PERCENT) {
					expect(points).toEqual([]);
					return;
				}
				const sumOf = (place: 0 | 1) => chosen.reduce((sum, day) => sum + day[place], 0);
				expect(points.at(-1)).toMatchObject({ ballots: total, options: [sumOf(0), sumOf(1)] });
				points.slice(1).forEach(({ ballots }, index) => {
					expect(ballots - points[index]!.ballots).toBeGreaterThanOrEqual(BALLOTS_BETWEEN);
				});
			})
		);
	});
});
