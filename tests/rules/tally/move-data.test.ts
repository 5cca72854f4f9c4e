import { expect, test } from 'vitest';
import type { MoveData } from '#lib/rules/tally/move-data.ts';
import { pollData, type ElectorateData } from '#lib/rules/tally/poll-data.ts';
import { noCounts, type Tally } from '#lib/rules/tally/tally.ts';
import { isSmall, SMALLEST_CELL } from '#lib/rules/tally/withhold.ts';

const RULES = { method: 'single' as const, atLeast: null, atMost: null };

/** Members of a poll that asks twice: by both answers, and by the only one of the others. */
type Members = { moves: number[][]; once: number[]; informed?: number; changed?: number[] };

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

function tallyOf({ moves, once, informed = 0, changed }: Members): Tally {
	const member = (count: number) => ({ ...noCounts(), member: count });
	const twice = sum(moves.flat());
	const now = once.map(
		(count, to) => count + sum(moves.map((row) => row[to]!)) + (changed?.[to] ?? 0)
	);
	return {
		ballots: member(twice + sum(once)),
		informed: member(informed),
		viewers: noCounts(),
		options: now.map((ballots, index) => ({
			optionId: index + 1,
			ballots: member(ballots),
			points: noCounts()
		})),
		pairs: null,
		answeredBefore: member(twice),
		moves: { member: moves, visitor: moves.map((row) => row.map(() => 0)) },
		days: []
	};
}

const published = (members: Members): ElectorateData =>
	pollData(RULES, tallyOf(members), { member: [], visitor: [] }).member;

const tableOf = ({ twice }: ElectorateData, options: number) =>
	Array.from({ length: options }, (_, from) =>
		Array.from({ length: options }, (_, to) => cellOf(twice!, from, to))
	);

const cellOf = ({ moves }: MoveData, from: number, to: number) =>
	moves.find((move) => move.from === from && move.to === to)!.ballots;

test('a table without small numbers is given whole, and one with them without the column that would tell', () => {
	const whole = published({
		moves: [
			[40, 8],
			[0, 30]
		],
		once: [10, 6]
	});
	expect(whole.twice).toMatchObject({ answeredBefore: 78, answeredTwice: 78 });
	expect(tableOf(whole, 2)).toEqual([
		[40, 8],
		[0, 30]
	]);
	const small = published({
		moves: [
			[40, 2],
			[7, 30]
		],
		once: [10, 6]
	});
	expect(tableOf(small, 2)).toEqual([
		[40, null],
		[7, null]
	]);
});

test('where few ballots of an answer were given once, its total does not tell how many', () => {
	const data = published({
		moves: [
			[40, 9, 8],
			[7, 30, 6],
			[5, 5, 20]
		],
		once: [3, 9, 12]
	});
	expect(data.options.map(({ ballots }) => ballots)).toEqual([55, 53, 46]);
	// Of the first alone three could be worked out from 120 + 24 ballots.
	expect(tableOf(data, 3).map((row) => row[0])).toEqual([null, null, null]);
	expect(tableOf(data, 3).filter((row) => row[1] !== null || row[2] !== null)).not.toEqual([]);
	expect(
		tableOf(data, 3)
			.flat()
			.filter((cell) => cell === null).length
	).toBeGreaterThan(3);
});

test('how many changed their second answer since is not told either, when they are few', () => {
	const data = published({
		moves: [
			[40, 9],
			[7, 30]
		],
		once: [0, 0],
		changed: [-2, 2]
	});
	expect(tableOf(data, 2).flat()).toEqual([null, null, null, null]);
	expect(data.twice!.answeredTwice).toBe(86);
});

test('who answered twice, and who did neither nor looked, are withheld when they are few', () => {
	const of = (once: number[], informed: number) =>
		published({
			moves: [
				[20, 0],
				[0, 20]
			],
			...{ once, informed }
		});
	expect(of([10, 10], 20).twice!.answeredTwice).toBe(40);
	expect(of([10, 10], 18).twice!.answeredTwice).toBeNull();
	expect(of([2, 1], 0).twice!.answeredTwice).toBeNull();
	expect(
		of([2, 1], 0)
			.twice!.moves.map(({ ballots }) => ballots)
			.join('')
	).toBe('');
});

test('of too few ballots there are cells, all of them empty; a poll that asks once has none', () => {
	const few = published({
		moves: [
			[2, 1],
			[0, 0]
		],
		once: [0, 0]
	});
	expect(few.twice).toMatchObject({ answeredBefore: null, answeredTwice: null });
	expect(few.twice!.moves.map(({ ballots }) => ballots)).toEqual([null, null, null, null]);
	const { moves: _, ...once } = tallyOf({ moves: [[9]], once: [9] });
	const data = pollData(RULES, { ...once, moves: null }, { member: [], visitor: [] });
	expect(data.member.twice).toBeNull();
});

test('whoever knows the rule works out no number from 1 to 4, in any poll of two answers and up to 16 ballots', () => {
	for (let whole = SMALLEST_CELL; whole <= 16; whole++) {
		const byPublished = new Map<string, number[][]>();
		for (const [aa, ab, ba, bb, a, b] of compositions(6, whole)) {
			const moves = [
				[aa!, ab!],
				[ba!, bb!]
			];
			const data = published({ moves, once: [a!, b!] });
			const key = JSON.stringify([data.options, data.twice]);
			const twice = aa! + ab! + ba! + bb!;
			const facts = [aa!, ab!, ba!, bb!, a!, b!, aa! + ba!, ab! + bb!, twice, whole - twice];
			byPublished.set(key, [...(byPublished.get(key) ?? []), facts]);
		}
		expectNothingSmall(byPublished, whole);
	}
});

test('nor in a poll of three answers, even who knows that all first answers were one', () => {
	for (let whole = SMALLEST_CELL; whole <= 18; whole++) {
		const byPublished = new Map<string, number[][]>();
		for (const [a, b, c, ...once] of compositions(6, whole)) {
			const none = [0, 0, 0];
			const data = published({ moves: [[a!, b!, c!], none, none], once });
			const key = JSON.stringify([data.options, data.twice]);
			const facts = [
				a!,
				b!,
				c!,
				...once,
				a! + b! + c!,
				...[0, 1, 2].map((i) => [a!, b!, c!][i]! + once[i]!)
			];
			byPublished.set(key, [...(byPublished.get(key) ?? []), facts]);
		}
		expectNothingSmall(byPublished, whole);
	}
});

test('nor from how many had seen the results', () => {
	for (let whole = SMALLEST_CELL; whole <= 15; whole++) {
		const byPublished = new Map<string, number[][]>();
		for (const [aa, ba, bb, a, b, informed] of compositions(6, whole)) {
			const moves = [
				[aa!, 0],
				[ba!, bb!]
			];
			const data = published({ moves, once: [a! + informed!, b!], informed: informed! });
			const key = JSON.stringify([data.options, data.twice, data.informed]);
			const twice = aa! + ba! + bb!;
			const rest = [a! + informed!, b!, informed!, a! + b!, whole - informed!, whole - twice];
			byPublished.set(key, [...(byPublished.get(key) ?? []), [aa!, ba!, bb!, twice, ...rest]]);
		}
		expectNothingSmall(byPublished, whole);
	}
});

/** By what a file says the facts of all polls that it could be of. */
function expectNothingSmall(byPublished: ReadonlyMap<string, number[][]>, whole: number): void {
	for (const [key, all] of byPublished) {
		for (const index of all[0]!.keys()) {
			const [first, ...others] = new Set(all.map((facts) => facts[index]!));
			const isToldSmall = others.length === 0 && isSmall(first!);
			expect(isToldSmall, `${whole} as ${key}: number ${index} is ${first}`).toBe(false);
		}
	}
}

/** All ways to write `whole` as a sum of so many parts. */
function* compositions(parts: number, whole: number): Generator<number[]> {
	if (parts === 1) {
		yield [whole];
		return;
	}
	for (let first = 0; first <= whole; first++) {
		for (const rest of compositions(parts - 1, whole - first)) yield [first, ...rest];
	}
}
