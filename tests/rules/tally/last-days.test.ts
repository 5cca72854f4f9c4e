import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutLastDays, type LastDays } from '#lib/rules/tally/last-days.ts';
import { tallyBallots, type CountedBallot } from '#lib/rules/tally/tally.ts';
import { winnersOf } from '#lib/rules/tally/winners.ts';

const OPTIONS = [11, 12, 13];
const [EARLIER, BEFORE, LAST] = ['2026-11-20', '2026-11-21', '2026-11-22'];

type Named = 'single' | 'approval';

const tallyOf = (method: Named, ballots: CountedBallot[]) =>
	tallyBallots({ method, optionIds: OPTIONS }, ballots);

/** What the table of options by day says of the last two of the three days. */
function lastDaysOf(ballots: CountedBallot[]): LastDays {
	const last = ballots.filter(({ castOn }) => castOn >= BEFORE);
	return {
		from: BEFORE,
		to: LAST,
		options: OPTIONS.map((optionId) => ({
			optionId,
			electorate: 'member' as const,
			ballots: last.filter(({ optionIds }) => optionIds.includes(optionId)).length
		}))
	};
}

const without = (ballots: CountedBallot[], method: Named = 'single') =>
	withoutLastDays(method, tallyOf(method, ballots), lastDaysOf(ballots)).member;

const given = (count: number, optionId: number, castOn = EARLIER): CountedBallot[] =>
	Array.from({ length: count }, () => ({
		electorate: 'member',
		optionIds: [optionId],
		informed: false,
		castOn
	}));

test('a wave on the last two days is told by who was in front before it', () => {
	const wave = [...given(6, 12, BEFORE), ...given(6, 12, LAST)];
	expect(without([...given(15, 11), ...given(10, 12), ...wave])).toEqual({
		from: BEFORE,
		to: LAST,
		ballots: 12,
		leaders: [0]
	});
	expect(without([...given(12, 11), ...given(12, 12), ...wave])?.leaders).toEqual([0, 1]);
});

test('a lead larger than the last days holds, and so does one with no ballots on them', () => {
	expect(without([...given(25, 11), ...given(10, 12), ...given(1, 12, LAST)])?.leaders).toEqual([
		0
	]);
	expect(without([...given(11, 11), ...given(10, 12)])).toMatchObject({ ballots: 0, leaders: [0] });
});

test('nothing is told that would tell what a few people answered', () => {
	const even = [...given(11, 11), ...given(11, 12)];
	expect(without([...even, ...given(4, 12, LAST)])).toMatchObject({ ballots: 4, leaders: null });
	expect(without([...even, ...given(5, 12, LAST)])?.leaders).toEqual([0, 1]);
	// Too few before the last days, or in all.
	expect(without([...given(18, 11), ...given(17, 12, LAST)])?.leaders).toBeNull();
	expect(without([...given(10, 11), ...given(9, 12, LAST)])).toBeNull();
	// The curve of shares has a point at 22 ballots and none at 23: who leads there tells the one between.
	const first = even.map((ballot) => ({ ...ballot, castOn: '2026-11-19' }));
	const [one, wave] = [given(1, 12), given(6, 11, LAST)];
	expect(without([...first, ...one, ...wave])?.leaders).toBeNull();
	expect(without([...first, ...wave])?.leaders).toEqual([0, 1]);
});

test('rankings and scores have nothing kept by day', () => {
	const values = [1];
	const ballots = given(30, 11).map((ballot) => ({ ...ballot, values }));
	for (const method of ['ranked', 'score'] as const) {
		const tally = tallyBallots({ method, optionIds: OPTIONS }, ballots);
		expect(withoutLastDays(method, tally, lastDaysOf(ballots)).member).toBeNull();
	}
});

describe.each(['single', 'approval'] as const)('whoever is named, %s', (method) => {
	test('is in front when the ballots of the last days are left out', () => {
		const aBallot: fc.Arbitrary<CountedBallot> = fc.record({
			electorate: fc.constant('member' as const),
			optionIds:
				method === 'approval'
					? fc.subarray(OPTIONS, { minLength: 1 })
					: fc.constantFrom(...OPTIONS).map((id) => [id]),
			informed: fc.constant(false),
			castOn: fc.constantFrom(EARLIER, EARLIER, BEFORE, LAST)
		});
		fc.assert(
			fc.property(fc.array(aBallot, { minLength: 20, maxLength: 80 }), (cast) => {
				const leaders = without(cast, method)?.leaders;
				if (!leaders) return;
				const earlier = cast.filter(({ castOn }) => castOn === EARLIER);
				expect(leaders).toEqual(winnersOf(method, tallyOf(method, earlier), 'member'));
			})
		);
	});
});
