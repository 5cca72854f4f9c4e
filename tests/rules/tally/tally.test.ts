import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readChoice } from '#lib/rules/tally/choice.ts';
import { maySeeResults } from '#lib/rules/tally/may-see-results.ts';
import { MAX_PERIODS, overTime } from '#lib/rules/tally/over-time.ts';
import { MIN_BALLOTS_FOR_PERCENT, shareOf } from '#lib/rules/tally/share.ts';
import { ELECTORATES, tallyBallots, type CountedBallot } from '#lib/rules/tally/tally.ts';

const OPTIONS = [11, 12, 13, 14];
const aDay = fc
	.date({ min: new Date('2024-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const aBallot: fc.Arbitrary<CountedBallot> = fc.record({
	electorate: fc.constantFrom(...ELECTORATES),
	optionIds: fc.subarray(OPTIONS, { minLength: 1 }),
	informed: fc.boolean(),
	castOn: aDay
});
const ballotsOf = fc.array(aBallot, { maxLength: 60 });

describe('a tally', () => {
	test('does not depend on the order in which ballots came', () => {
		fc.assert(
			fc.property(
				ballotsOf.chain((ballots) =>
					fc.tuple(
						fc.constant(ballots),
						fc.shuffledSubarray(ballots, { minLength: ballots.length })
					)
				),
				([ballots, shuffled]) => {
					expect(tallyBallots(OPTIONS, shuffled)).toEqual(tallyBallots(OPTIONS, ballots));
				}
			)
		);
	});

	test('gives each option the same count wherever it stands in the poll', () => {
		fc.assert(
			fc.property(
				ballotsOf,
				fc.shuffledSubarray(OPTIONS, { minLength: OPTIONS.length }),
				(ballots, order) => {
					const byId = (ids: number[]) =>
						new Map(
							tallyBallots(ids, ballots).options.map((option) => [option.optionId, option.ballots])
						);
					expect(byId(order)).toEqual(byId(OPTIONS));
				}
			)
		);
	});

	test('adds up: every ballot is in one electorate, on one day, and names what it names', () => {
		fc.assert(
			fc.property(ballotsOf, (ballots) => {
				const tally = tallyBallots(OPTIONS, ballots);
				expect(tally.ballots.member + tally.ballots.visitor).toBe(ballots.length);
				for (const of of ELECTORATES) {
					const ofDays = tally.days.reduce((sum, day) => sum + day.ballots[of], 0);
					expect(ofDays).toBe(tally.ballots[of]);
					const named = tally.options.reduce((sum, option) => sum + option.ballots[of], 0);
					const own = ballots.filter((ballot) => ballot.electorate === of);
					expect(named).toBe(own.reduce((sum, ballot) => sum + ballot.optionIds.length, 0));
					expect(tally.informed[of]).toBeLessThanOrEqual(tally.ballots[of]);
				}
			})
		);
	});

	test('of two parts is the sum of the tallies of the parts', () => {
		fc.assert(
			fc.property(ballotsOf, ballotsOf, (some, others) => {
				const [a, b] = [tallyBallots(OPTIONS, some), tallyBallots(OPTIONS, others)];
				const whole = tallyBallots(OPTIONS, [...some, ...others]);
				for (const [index, option] of whole.options.entries()) {
					for (const of of ELECTORATES) {
						expect(option.ballots[of]).toBe(
							a.options[index]!.ballots[of] + b.options[index]!.ballots[of]
						);
					}
				}
			})
		);
	});
});

describe('a choice', () => {
	test('of a single-choice poll is exactly one of its options', () => {
		expect(readChoice('single', OPTIONS, [12])).toEqual({ ok: true, optionIds: [12] });
		expect(readChoice('single', OPTIONS, [])).toEqual({ ok: false, reason: 'choose-one' });
		expect(readChoice('single', OPTIONS, [11, 12])).toEqual({ ok: false, reason: 'choose-one' });
	});

	test('by approval is any part of the options but none, however it was ticked', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(OPTIONS), (chosen) => {
				const choice = readChoice('approval', OPTIONS, chosen);
				const expected = OPTIONS.filter((id) => chosen.includes(id));
				expect(choice).toEqual(
					chosen.length > 0
						? { ok: true, optionIds: expected }
						: { ok: false, reason: 'choose-some' }
				);
			})
		);
	});

	test('never names what is not asked, nor anything twice', () => {
		const methods = fc.constantFrom('single' as const, 'approval' as const);
		fc.assert(
			fc.property(methods, fc.array(fc.integer({ min: 10, max: 16 })), (method, chosen) => {
				const choice = readChoice(method, OPTIONS, chosen);
				const isFair =
					chosen.length > 0 &&
					chosen.every((id) => OPTIONS.includes(id)) &&
					new Set(chosen).size === chosen.length &&
					(method === 'approval' || chosen.length === 1);
				expect(choice.ok).toBe(isFair);
			})
		);
	});
});

test('a percentage needs twenty ballots', () => {
	expect(shareOf(19, MIN_BALLOTS_FOR_PERCENT - 1)).toBeNull();
	expect(shareOf(5, MIN_BALLOTS_FOR_PERCENT)).toBe(0.25);
});

test('results are seen by whoever voted or asked, by all once closed or when the poll says so', () => {
	const open = { visibility: 'after-vote', phase: 'open' } as const;
	const stranger = { hasBallot: false, hasLooked: false };
	expect(maySeeResults(open, stranger)).toBe(false);
	expect(maySeeResults({ ...open, phase: 'not-open-yet' }, stranger)).toBe(false);
	expect(maySeeResults(open, { ...stranger, hasBallot: true })).toBe(true);
	expect(maySeeResults(open, { ...stranger, hasLooked: true })).toBe(true);
	expect(maySeeResults({ ...open, phase: 'closed' }, stranger)).toBe(true);
	expect(maySeeResults({ ...open, visibility: 'always' }, stranger)).toBe(true);
});

test('ballots over time keep every ballot in a bounded number of periods', () => {
	fc.assert(
		fc.property(fc.array(aBallot, { maxLength: 200 }), (ballots) => {
			const tally = tallyBallots(OPTIONS, ballots);
			const { periods } = overTime(tally.days);
			expect(periods.length).toBeLessThanOrEqual(MAX_PERIODS);
			for (const of of ELECTORATES) {
				const inAll = periods.reduce((sum, period) => sum + period.ballots[of], 0);
				expect(inAll).toBe(tally.ballots[of]);
				expect(periods.at(-1)?.soFar[of] ?? 0).toBe(tally.ballots[of]);
			}
		})
	);
});

test('ballots of a long poll are shown by week, month or year, each from its first day', () => {
	const every = (count: number, step: number) =>
		Array.from({ length: count }, (_, index) => ({
			day: new Date(Date.UTC(2026, 0, 1 + index * step)).toISOString().slice(0, 10),
			ballots: { member: 1, visitor: 0 }
		}));
	const firstOf = (count: number, step: number) => {
		const { unit, periods } = overTime(every(count, step));
		return [unit, periods[0]?.from, periods[1]?.from];
	};
	expect(firstOf(40, 1)).toEqual(['day', '2026-01-01', '2026-01-02']);
	expect(firstOf(90, 1)).toEqual(['week', '2025-12-29', '2026-01-05']);
	expect(firstOf(60, 15)).toEqual(['month', '2026-01-01', '2026-02-01']);
	expect(firstOf(60, 90)).toEqual(['year', '2026-01-01', '2027-01-01']);
});
