import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chiSquaredTail, coinTail } from '#lib/rules/tally/chance.ts';
import {
	fewestMovers,
	FEWEST_MOVERS_OF_MORE,
	FEWEST_MOVERS_OF_TWO,
	FEWEST_MOVERS_PER_OPTION,
	movesOf,
	stuartMaxwell,
	testMoves,
	type MoveTable
} from '#lib/rules/tally/moves.ts';

/** Any table of so many options, one that looks like a poll's: most stay. */
const tableOf = (size: number) =>
	fc.array(fc.array(fc.nat(40), { minLength: size, maxLength: size }), {
		minLength: size,
		maxLength: size
	});
const aTable = fc.integer({ min: 2, max: 8 }).chain(tableOf);

/** The same people, with the options in another order. */
const reordered = (table: MoveTable, order: number[]): MoveTable =>
	order.map((a) => order.map((b) => table[a]![b]!));

describe('the exact test between two options', () => {
	test('agrees with published values', () => {
		// Fay, "Exact McNemar's Test and Matching Confidence Intervals" (exact2x2, 2011): 21, 9, 2, 12.
		expect(coinTail(9, 2)).toBeCloseTo(0.06543, 5);
		// Siegel, Nonparametric Statistics (1956), table D: one-tailed, of 10 at most 1, of 25 at most 7.
		expect(coinTail(1, 9) / 2).toBeCloseTo(0.011, 3);
		expect(coinTail(18, 7) / 2).toBeCloseTo(0.022, 3);
	});

	test('is the sum of binomials, counted in whole numbers', () => {
		const choose = (n: number, k: number): bigint => {
			let ways = 1n;
			for (let i = 1; i <= k; i++) ways = (ways * BigInt(n - k + i)) / BigInt(i);
			return ways;
		};
		for (let n = 1; n <= 90; n++) {
			for (let k = 0; 2 * k <= n; k++) {
				let ways = 0n;
				for (let i = 0; i <= k; i++) ways += choose(n, i);
				const exact = Math.min(1, (2 * Number(ways)) / 2 ** n);
				expect(coinTail(k, n - k) / exact).toBeCloseTo(1, 10);
			}
		}
	});

	test('holds out with a million movers', () => {
		// By the normal approximation with its correction, z = 499 / 500.
		expect(coinTail(499_750, 500_250)).toBeCloseTo(0.618, 3);
		expect(coinTail(0, 1_000_000)).toBe(0);
		expect(coinTail(500_000, 500_000)).toBe(1);
		expect(coinTail(0, 0)).toBe(1);
	});
});

test('the upper tail of chi-squared agrees with its table', () => {
	// Abramowitz & Stegun, Handbook of Mathematical Functions, table 26.8.
	for (const [value, degrees, tail] of [
		[3.84146, 1, 0.05],
		[5.99147, 2, 0.05],
		[11.0705, 5, 0.05],
		[18.307, 10, 0.05],
		[30.1435, 19, 0.05],
		[10.828, 1, 0.001],
		[0.0157908, 1, 0.9],
		[7.63273, 19, 0.99],
		[43.82, 19, 0.001]
	] as const) {
		expect(chiSquaredTail(value, degrees) / tail).toBeCloseTo(1, 3);
	}
	expect(chiSquaredTail(0, 3)).toBe(1);
	expect(chiSquaredTail(5_000, 1)).toBe(0);
});

describe('the test between more options', () => {
	test('agrees with published worked examples', () => {
		// Vision of 7,477 women, the example of Stuart (1955); the coin package of R gives 11.96.
		const vision = [
			[1520, 266, 124, 66],
			[234, 1512, 432, 78],
			[117, 362, 1772, 205],
			[36, 82, 179, 492]
		];
		expect(stuartMaxwell(vision).statistic).toBeCloseTo(11.957, 3);
		expect(testMoves(vision)).toMatchObject({ by: 'stuart-maxwell' });
		expect(testMoves(vision)!.p).toBeCloseTo(0.007533, 6);
		// The example of stuart.maxwell in the nonpar package of R, to all of its digits.
		const three = [
			[12, 7, 3],
			[30, 70, 20],
			[13, 34, 32]
		];
		expect(stuartMaxwell(three)).toEqual({ statistic: expect.any(Number) as number, degrees: 2 });
		expect(stuartMaxwell(three).statistic).toBeCloseTo(23.5709322524609, 12);
		expect(testMoves(three)!.p / 7.61442467334117e-6).toBeCloseTo(1, 10);
	});

	test('with two options is McNemar’s without a correction', () => {
		fc.assert(
			fc.property(tableOf(2), (table) => {
				const [there, back] = [table[0]![1]!, table[1]![0]!];
				const movers = there + back;
				const { statistic, degrees } = stuartMaxwell(table);
				expect(degrees).toBe(movers > 0 ? 1 : 0);
				expect(statistic).toBeCloseTo(movers > 0 ? (there - back) ** 2 / movers : 0, 10);
			})
		);
	});

	test('is not moved by an option that nobody left or joined', () => {
		fc.assert(
			fc.property(aTable, fc.nat(40), (table, stayed) => {
				const last = table.map(() => 0);
				const wider = [...table.map((row) => [...row, 0]), [...last, stayed]];
				expect(stuartMaxwell(wider)).toEqual(stuartMaxwell(table));
				expect(testMoves(wider)).toEqual(testMoves(table));
			})
		);
	});

	test('of groups between which nobody moves is the sum of their tests', () => {
		fc.assert(
			fc.property(tableOf(3), tableOf(4), (one, other) => {
				const joined = [
					...one.map((row) => [...row, 0, 0, 0, 0]),
					...other.map((row) => [0, 0, 0, ...row])
				];
				const [a, b] = [stuartMaxwell(one), stuartMaxwell(other)];
				const both = stuartMaxwell(joined);
				expect(both.degrees).toBe(a.degrees + b.degrees);
				expect(both.statistic).toBeCloseTo(a.statistic + b.statistic, 8);
			})
		);
	});
});

describe('whatever the table', () => {
	test('the order of the options changes no digit', () => {
		fc.assert(
			fc.property(
				aTable.chain((table) =>
					fc.tuple(
						fc.constant(table),
						fc.shuffledSubarray([...table.keys()], { minLength: table.length })
					)
				),
				([table, order]) => {
					const other = reordered(table, order);
					expect(testMoves(other)).toEqual(testMoves(table));
					expect(stuartMaxwell(other)).toEqual(stuartMaxwell(table));
					const moves = movesOf(table);
					expect(movesOf(other)).toEqual({
						...moves,
						options: order.map((option) => moves.options[option])
					});
				}
			)
		);
	});

	test('as many one way as the other is nothing but chance', () => {
		fc.assert(
			fc.property(aTable, (table) => {
				const symmetric = table.map((row, a) =>
					row.map((_, b) => table[Math.min(a, b)]![Math.max(a, b)]!)
				);
				expect(stuartMaxwell(symmetric).statistic).toBe(0);
				expect(testMoves(symmetric)?.p ?? 1).toBe(1);
			})
		);
	});

	test('who stays does not count', () => {
		fc.assert(
			fc.property(aTable, (table) => {
				const onlyMovers = table.map((row, a) => row.map((ballots, b) => (a === b ? 0 : ballots)));
				expect(testMoves(onlyMovers)).toEqual(testMoves(table));
			})
		);
	});

	test('all who left one option joined another', () => {
		fc.assert(
			fc.property(aTable, (table) => {
				const { ballots, movers, options } = movesOf(table);
				const total = (of: 'before' | 'after' | 'left' | 'joined') =>
					options.reduce((sum, option) => sum + option[of], 0);
				expect([total('before'), total('after')]).toEqual([ballots, ballots]);
				expect([total('left'), total('joined')]).toEqual([movers, movers]);
			})
		);
	});
});

describe('of too few movers nothing is said', () => {
	test('between two options: even if all went one way, it would be in doubt', () => {
		const oneWay = (movers: number) => [
			[10, movers],
			[0, 10]
		];
		expect(testMoves(oneWay(FEWEST_MOVERS_OF_TWO - 1))).toBeNull();
		expect(coinTail(0, FEWEST_MOVERS_OF_TWO - 1)).toBe(1 / 16);
		expect(testMoves(oneWay(FEWEST_MOVERS_OF_TWO))?.p).toBeCloseTo(1 / 32, 12);
	});

	test('between more options: more are needed, the more options they moved between', () => {
		const round = (size: number, each: number) =>
			Array.from({ length: size }, (_, a) =>
				Array.from({ length: size }, (_, b) => (b === (a + 1) % size ? each : 0))
			);
		expect(fewestMovers(round(3, 8))).toBe(FEWEST_MOVERS_OF_MORE);
		expect(testMoves(round(3, 8))).toBeNull();
		expect(testMoves(round(3, 9))).toEqual({ by: 'stuart-maxwell', p: 1 });
		expect(fewestMovers(round(10, 4))).toBe(10 * FEWEST_MOVERS_PER_OPTION);
		expect(testMoves(round(10, 4))).toBeNull();
		expect(testMoves(round(10, 5))?.p).toBe(1);
	});

	test('where it speaks, it cries wolf in at most one poll of twenty', () => {
		let state = 20_061_114;
		const roll = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
		for (const size of [3, 5, 10]) {
			const movers = Math.max(FEWEST_MOVERS_OF_MORE, FEWEST_MOVERS_PER_OPTION * size);
			let [polls, alarms] = [0, 0];
			for (let round = 0; round < 1_500; round++) {
				const table = Array.from({ length: size }, () => Array<number>(size).fill(0));
				for (let mover = 0; mover < movers; mover++) {
					const from = Math.floor(size * roll());
					const to = (from + 1 + Math.floor((size - 1) * roll())) % size;
					table[from]![to]!++;
				}
				const tested = testMoves(table);
				if (!tested) continue;
				polls++;
				if (tested.p <= 0.05) alarms++;
			}
			expect(polls).toBeGreaterThan(1_000);
			expect(alarms / polls).toBeLessThan(0.06);
			expect(alarms / polls).toBeGreaterThan(0.005);
		}
	});
});
