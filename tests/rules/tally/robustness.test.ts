import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { METHODS, type Method } from '#lib/rules/tally/choice.ts';
import {
	MIN_BALLOTS_FOR_ROBUSTNESS,
	robustnessOf,
	withoutVisitors
} from '#lib/rules/tally/robustness.ts';
import { tallyBallots, type CountedBallot, type Electorate } from '#lib/rules/tally/tally.ts';
import { winnersOf } from '#lib/rules/tally/winners.ts';

const OPTIONS = [11, 12, 13, 14];
const DAYS = ['2026-11-20', '2026-11-21', '2026-11-22'];

const optionIdsOf = (method: Method) =>
	method === 'approval'
		? fc.subarray(OPTIONS, { minLength: 1 })
		: fc.constantFrom(...OPTIONS).map((id) => [id]);
/** The first option is drawn more often than chance, or most polls would be near to a tie. */
const aBallot = (method: Method): fc.Arbitrary<CountedBallot> =>
	fc.record({
		electorate: fc.constant('member' as const),
		optionIds: fc.oneof({ weight: 1, arbitrary: fc.constant([11]) }, optionIdsOf(method)),
		informed: fc.constant(false),
		castOn: fc.constantFrom(...DAYS)
	});
const ballotsBy = (method: Method) =>
	fc.array(aBallot(method), { minLength: MIN_BALLOTS_FOR_ROBUSTNESS, maxLength: 60 });

const tallyOf = (method: Method, ballots: CountedBallot[]) =>
	tallyBallots({ method, optionIds: OPTIONS }, ballots);
const membersChoose = (method: Method, ballots: CountedBallot[]) =>
	winnersOf(method, tallyOf(method, ballots), 'member');

function ballots(count: number, optionId: number, rest: Partial<CountedBallot> = {}) {
	const ballot = { electorate: 'member' as Electorate, informed: false, castOn: DAYS[0]! };
	return Array.from({ length: count }, () => ({ ...ballot, optionIds: [optionId], ...rest }));
}

describe.each(['single', 'approval'] as const)('ballots that must switch, %s', (method) => {
	test('so many, from the winner to the next, end that it is alone in front', () => {
		fc.assert(
			fc.property(ballotsBy(method), (cast) => {
				const tally = tallyOf(method, cast);
				const found = robustnessOf(tally, 'member');
				if (!found) {
					expect(winnersOf(method, tally, 'member').length).toBeGreaterThan(1);
					return;
				}
				const winner = OPTIONS[found.winner]!;
				const others = tally.options.filter(({ optionId }) => optionId !== winner);
				const most = Math.max(...others.map(({ ballots }) => ballots.member));
				const next = others.find(({ ballots }) => ballots.member === most)!.optionId;
				let left = found.switches;
				const switched = cast.map((ballot) => {
					const { optionIds } = ballot;
					if (left === 0 || !optionIds.includes(winner) || optionIds.includes(next)) return ballot;
					left -= 1;
					return { ...ballot, optionIds: optionIds.map((id) => (id === winner ? next : id)) };
				});
				expect(left).toBe(0);
				expect(membersChoose(method, switched)).not.toEqual([found.winner]);
			})
		);
	});

	test('one fewer changes nothing, whichever they are and whatever they say then', () => {
		fc.assert(
			fc.property(
				ballotsBy(method).chain((cast) =>
					fc.record({ order: fc.shuffledSubarray(cast, { minLength: cast.length }) })
				),
				fc.array(aBallot(method), { minLength: 60, maxLength: 60 }),
				fc.boolean(),
				({ order }, drawn, isHostile) => {
					const found = robustnessOf(tallyOf(method, order), 'member');
					if (!found) return;
					const winner = OPTIONS[found.winner]!;
					const rival = OPTIONS.find((id) => id !== winner)!;
					const fewer = found.switches - 1;
					const hurting = order.toSorted(
						(a, b) => Number(b.optionIds.includes(winner)) - Number(a.optionIds.includes(winner))
					);
					const changed = isHostile
						? [...ballots(fewer, rival), ...hurting.slice(fewer)]
						: [...drawn.slice(0, fewer), ...order.slice(fewer)];
					expect(membersChoose(method, changed)).toEqual([found.winner]);
				}
			)
		);
	});
});

test('half the lead is rounded up: 12 against 8 needs two, 12 against 9 needs two', () => {
	const lead = (ahead: number, behind: number) =>
		robustnessOf(tallyOf('single', [...ballots(ahead, 11), ...ballots(behind, 12)]), 'member');

	expect(lead(12, 8)).toMatchObject({ winner: 0, lead: 4, switches: 2 });
	expect(lead(12, 9)).toMatchObject({ lead: 3, switches: 2 });
	expect(lead(10, 10)).toBeNull();
	expect(lead(12, 7)).toBeNull();
});

test('by rankings and scores no number of switches is said', () => {
	for (const method of ['ranked', 'score'] as const) {
		const tally = tallyOf(method, ballots(30, 11, { values: [1] }));
		expect(robustnessOf(tally, 'member')).toBeNull();
	}
});

test('visitors change the winner when they outnumber the lead, by every method', () => {
	for (const method of METHODS) {
		const values = method === 'ranked' ? [1] : method === 'score' ? [5] : null;
		const withVisitors = (count: number) =>
			withoutVisitors(
				method,
				tallyOf(method, [
					...ballots(12, 11, { values }),
					...ballots(9, 12, { values }),
					...ballots(count, 12, { values, electorate: 'visitor' })
				])
			);

		expect(withVisitors(2)).toEqual({ members: [0], together: [0] });
		expect(withVisitors(3)).toEqual({ members: [0], together: [0, 1] });
		expect(withVisitors(4)).toEqual({ members: [0], together: [1] });
		expect(withVisitors(0)).toBeNull();
	}
});
