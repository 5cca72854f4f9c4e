import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, METHODS, readChoice, type Method } from '#lib/rules/tally/choice.ts';
import { maySeeResults } from '#lib/rules/tally/may-see-results.ts';
import { MAX_PERIODS, overTime } from '#lib/rules/tally/over-time.ts';
import { MIN_BALLOTS_FOR_PERCENT, shareOf } from '#lib/rules/tally/share.ts';
import { ELECTORATES, tallyBallots, type CountedBallot } from '#lib/rules/tally/tally.ts';

const OPTIONS = [11, 12, 13, 14];
const POLL = { method: 'approval' as const, optionIds: OPTIONS };
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
					expect(tallyBallots(POLL, shuffled)).toEqual(tallyBallots(POLL, ballots));
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
							tallyBallots({ ...POLL, optionIds: ids }, ballots).options.map((option) => [
								option.optionId,
								option.ballots
							])
						);
					expect(byId(order)).toEqual(byId(OPTIONS));
				}
			)
		);
	});

	test('adds up: every ballot is in one electorate, on one day, and names what it names', () => {
		fc.assert(
			fc.property(ballotsOf, (ballots) => {
				const tally = tallyBallots(POLL, ballots);
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
				const [a, b] = [tallyBallots(POLL, some), tallyBallots(POLL, others)];
				const whole = tallyBallots(POLL, [...some, ...others]);
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

const anyNumber = { atLeast: null, atMost: null };

describe('a choice', () => {
	test('of a single-choice poll is exactly one of its options', () => {
		const read = (...optionIds: number[]) =>
			readChoice({ method: 'single', ...anyNumber }, OPTIONS, { optionIds });
		expect(read(12)).toEqual({ ok: true, optionIds: [12], values: null });
		expect(read()).toEqual({ ok: false, reason: 'choose-one' });
		expect(read(11, 12)).toEqual({ ok: false, reason: 'choose-one' });
	});

	test('by approval is any part of the options but none, however it was ticked', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(OPTIONS), (optionIds) => {
				const choice = readChoice({ method: 'approval', ...anyNumber }, OPTIONS, { optionIds });
				const expected = OPTIONS.filter((id) => optionIds.includes(id));
				expect(choice).toEqual(
					optionIds.length > 0
						? { ok: true, optionIds: expected, values: null }
						: { ok: false, reason: 'choose-some' }
				);
			})
		);
	});

	test('by approval keeps to the number of answers that the poll asks for', () => {
		const limit = fc.option(fc.integer({ min: 1, max: 4 }));
		fc.assert(
			fc.property(limit, limit, fc.subarray(OPTIONS), (atLeast, atMost, optionIds) => {
				const rules = { method: 'approval' as const, atLeast, atMost };
				const count = optionIds.length;
				expect(readChoice(rules, OPTIONS, { optionIds }).ok).toBe(
					count >= (atLeast ?? 1) && count <= (atMost ?? 4)
				);
			})
		);
		const rules = { method: 'approval' as const, atLeast: 2, atMost: 3 };
		expect(readChoice(rules, OPTIONS, { optionIds: [] })).toEqual({
			ok: false,
			reason: 'wrong-number'
		});
	});

	test('by ranks keeps their order and no more, with ties and unranked options', () => {
		const read = (optionIds: number[], values: number[]) =>
			readChoice({ method: 'ranked', ...anyNumber }, OPTIONS, { optionIds, values });
		expect(read([13, 11, 14], [9, 2, 9])).toEqual({
			ok: true,
			optionIds: [11, 13, 14],
			values: [1, 2, 2]
		});
		expect(read([], [])).toEqual({ ok: false, reason: 'rank-some' });
		for (const wrong of [[0], [21], [1.5], [1, 2]]) {
			expect(read([11], wrong)).toEqual({ ok: false, reason: 'not-a-mark' });
		}
	});

	test('by scores gives from 0 to 5, and says nothing of the others', () => {
		const read = (optionIds: number[], values?: number[]) =>
			readChoice({ method: 'score', ...anyNumber }, OPTIONS, { optionIds, values });
		expect(read([14, 11], [5, 0])).toEqual({ ok: true, optionIds: [11, 14], values: [0, 5] });
		expect(read([], [])).toEqual({ ok: false, reason: 'score-some' });
		expect(read([11], [6])).toEqual({ ok: false, reason: 'not-a-mark' });
		expect(read([11])).toEqual({ ok: false, reason: 'not-a-mark' });
	});

	test('never names what is not asked, nor anything twice, nor marks what is not to be marked', () => {
		const chosen = fc.array(fc.integer({ min: 10, max: 16 }));
		fc.assert(
			fc.property(
				fc.constantFrom(...METHODS),
				chosen,
				fc.boolean(),
				(method, optionIds, isMarked) => {
					const values = isMarked ? optionIds.map(() => 1) : null;
					const choice = readChoice({ method, ...anyNumber }, OPTIONS, { optionIds, values });
					const isFair =
						optionIds.length > 0 &&
						optionIds.every((id) => OPTIONS.includes(id)) &&
						new Set(optionIds).size === optionIds.length &&
						isMarked === ['ranked', 'score'].includes(method) &&
						(method !== 'single' || optionIds.length === 1);
					expect(choice.ok).toBe(isFair);
				}
			)
		);
	});

	test('in a word is what it names, or what it puts alone above all others', () => {
		const answer = (method: Method, values: number[] | null) =>
			answerOf({ optionIds: [11, 12, 13], values }, method);
		expect(answer('approval', null)).toEqual([11, 12, 13]);
		expect(answer('ranked', [2, 1, 3])).toEqual([12]);
		expect(answer('ranked', [1, 1, 2])).toEqual([]);
		expect(answer('score', [0, 3, 4])).toEqual([13]);
		expect(answer('score', [4, 3, 4])).toEqual([]);
		expect(answerOf({ optionIds: [], values: null }, 'ranked')).toEqual([]);
	});
});

test('a percentage needs twenty ballots', () => {
	expect(shareOf(19, MIN_BALLOTS_FOR_PERCENT - 1)).toBeNull();
	expect(shareOf(5, MIN_BALLOTS_FOR_PERCENT)).toBe(0.25);
});

test('results are seen by whoever voted or asked, by all once closed or when the poll says so', () => {
	const open = { visibility: 'after-vote', phase: 'open' } as const;
	const stranger = { hasBallot: false, hasLooked: false, isBetween: false };
	expect(maySeeResults(open, stranger)).toBe(false);
	expect(maySeeResults({ ...open, phase: 'not-open-yet' }, stranger)).toBe(false);
	expect(maySeeResults(open, { ...stranger, hasBallot: true })).toBe(true);
	expect(maySeeResults(open, { ...stranger, hasLooked: true })).toBe(true);
	const between = { ...stranger, hasBallot: true, isBetween: true };
	expect(maySeeResults(open, between)).toBe(false);
	expect(maySeeResults({ ...open, phase: 'closed' }, between)).toBe(true);
	expect(maySeeResults({ ...open, phase: 'closed' }, stranger)).toBe(true);
	expect(maySeeResults({ ...open, visibility: 'always' }, stranger)).toBe(true);
});

test('ballots over time keep every ballot in a bounded number of periods', () => {
	fc.assert(
		fc.property(fc.array(aBallot, { maxLength: 200 }), (ballots) => {
			const tally = tallyBallots(POLL, ballots);
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
