import { expect, test } from 'vitest';
import type { ChoiceRules, Method } from '#lib/rules/tally/choice.ts';
import { comparePairs } from '#lib/rules/tally/pairwise.ts';
import { pollData, type ElectorateData } from '#lib/rules/tally/poll-data.ts';
import { closeRanks, type RankedBallots } from '#lib/rules/tally/ranking.ts';
import { tallyBallots, type CountedBallot, type Tally } from '#lib/rules/tally/tally.ts';
import { isSmall, SMALLEST_CELL } from '#lib/rules/tally/withhold.ts';

const IDS = [11, 12, 13, 14];
const METHODS: Method[] = ['single', 'approval', 'ranked', 'score'];

test('nothing from 1 to 4 is told, nor left by subtraction, whatever was voted', () => {
	const draw = randomFrom(20_061_127);
	for (let round = 0; round < 4_000; round++) {
		const method = METHODS[round % METHODS.length]!;
		const isFixed = method === 'approval' && draw(2) === 0;
		const rules = rulesOf(method, isFixed ? 2 : null);
		const ballots = Array.from({ length: draw(60) }, () => aBallot(draw, rules));
		const tally = tallyBallots({ method, optionIds: IDS }, ballots, {
			member: 3,
			visitor: draw(9)
		});
		const data = pollData(rules, tally, patternsOf(method, ballots));
		for (const of of ['member', 'visitor'] as const) {
			const faults = faultsOf(data[of], { rules, tally, whole: tally.ballots[of], of });
			expect(faults, JSON.stringify(data[of])).toEqual([]);
		}
	}
});

test('days go together until five ballots, and hold all of them', () => {
	const draw = randomFrom(7);
	for (let round = 0; round < 500; round++) {
		const ballots = Array.from({ length: SMALLEST_CELL + draw(30) }, () => ({
			...aBallot(draw, rulesOf('single')),
			electorate: 'member' as const
		}));
		const tally = tallyBallots({ method: 'single', optionIds: IDS }, ballots);
		const { days } = pollData(rulesOf('single'), tally, { member: [], visitor: [] }).member;
		expect(days.filter(({ ballots }) => ballots < SMALLEST_CELL)).toEqual([]);
		expect(days.reduce((sum, day) => sum + day.ballots, 0)).toBe(ballots.length);
		const edges = days.flatMap(({ from, to }) => [from, to]);
		expect(edges).toEqual([...edges].sort());
		for (const { from, to, ballots } of days) {
			const within = tally.days.filter(({ day }) => from <= day && day <= to);
			expect(within.reduce((sum, day) => sum + day.ballots.member, 0)).toBe(ballots);
		}
	}
});

test('an electorate of fewer than five says nothing but that it is there', () => {
	const ballots = [1, 2, 3, 4].map((): CountedBallot => ({
		electorate: 'member',
		optionIds: [11],
		informed: false,
		castOn: '2026-11-20'
	}));
	const tally = tallyBallots({ method: 'single', optionIds: IDS }, ballots);
	const data = pollData(rulesOf('single'), tally, { member: [], visitor: [] });
	expect(data.member).toEqual({
		ballots: null,
		informed: null,
		looked: 0,
		options: IDS.map(() => ({ ballots: null, points: null })),
		pairs: [],
		days: [],
		twice: null,
		patterns: { listed: [], others: 0 }
	});
	expect(data.visitor.ballots).toBe(0);
	expect(data.visitor.options.map((option) => option.ballots)).toEqual([0, 0, 0, 0]);
});

test('whole ballots are listed from five of a kind on, in an order that is the same however they came', () => {
	const kinds: RankedBallots[] = [
		{ ranking: [1, 2, 0, 0], ballots: 9 },
		{ ranking: [2, 1, 0, 0], ballots: 5 },
		{ ranking: [1, 1, 2, 0], ballots: 5 },
		{ ranking: [0, 0, 1, 2], ballots: 3 },
		{ ranking: [4, 3, 2, 1], ballots: 2 }
	];
	const listedOf = (patterns: RankedBallots[]) =>
		pollData(rulesOf('ranked'), tallyOf(patterns), { member: patterns, visitor: [] }).member
			.patterns;
	const { listed, others } = listedOf(kinds);
	expect(listed.map(({ ballots }) => ballots)).toEqual([9, 5, 5]);
	expect(others).toBe(5);
	expect(listedOf([...kinds].reverse())).toEqual({ listed, others });
	// Alone, the three would be a number of less than five.
	expect(listedOf(kinds.slice(0, 4))).toMatchObject({ others: 8 });
});

/** What somebody with the file and a pencil could find out, in a sentence each. */
function faultsOf(
	data: ElectorateData,
	{
		rules,
		tally,
		whole,
		of
	}: { rules: ChoiceRules; tally: Tally; whole: number; of: 'member' | 'visitor' }
): string[] {
	const faults: string[] = [];
	const look = (what: string, count: number | null) => {
		if (count !== null && isSmall(count)) faults.push(`${what}: ${count}`);
	};
	const parts = (what: string, cells: (number | null)[], sum: number) => {
		const shown = cells.filter((cell) => cell !== null);
		for (const cell of shown) look(what, cell);
		const hidden = cells.length - shown.length;
		const rest = sum - shown.reduce((a, b) => a + b, 0);
		look(`the rest of ${what}`, rest);
		if (hidden === 1) faults.push(`${what}: the one that is missing is ${rest}`);
	};
	look('ballots', data.ballots);
	look('looked', data.looked);
	for (const { ballots } of data.days) look('a day', ballots);
	if (data.ballots === null) {
		const told = [data.informed, ...data.options.flatMap((o) => [o.ballots, o.points])];
		if (told.some((cell) => cell !== null)) faults.push('told of too few');
		return faults;
	}
	if (data.informed !== null) parts('informed', [data.informed], data.informed);
	if (data.informed !== null) look('not informed', whole - data.informed);

	const counts = data.options.map(({ ballots }) => ballots);
	if (rules.method === 'single') parts('options', counts, whole);
	else {
		for (const [index, count] of counts.entries()) {
			look(`option ${index}`, count);
			if (count !== null) look(`not option ${index}`, whole - count);
		}
		if (rules.atLeast !== null && counts.includes(null)) parts('answers', counts, 2 * whole);
	}
	for (const { ballots, points } of data.options) {
		look('points', points);
		if (points !== null && ballots !== null) look('points short of all', 5 * ballots - points);
	}
	const { listed, others } = data.patterns;
	if (rules.method === 'ranked') {
		look('the others', others);
		for (const { ballots } of listed) look('a pattern', ballots);
		expect(others + listed.reduce((sum, { ballots }) => sum + ballots, 0)).toBe(whole);
	}
	const told = comparePairs(IDS.length, listed);
	for (const { first, second, above, below, neither } of data.pairs) {
		const cells = [above, below, neither];
		parts('a pair', cells, whole);
		const [a, b] = [told[first]![second]!, told[second]![first]!];
		const listedCells = [a, b, whole - others - a - b];
		if (rules.method === 'ranked') {
			const left = cells.map((cell, side) => (cell === null ? null : cell - listedCells[side]!));
			parts('a pair among the others', left, others);
		}
		const matrix = tally.pairs![of];
		if (above !== null) expect(above).toBe(matrix[first]![second]);
		if (below !== null) expect(below).toBe(matrix[second]![first]);
	}
	return faults;
}

const rulesOf = (method: Method, exactly: number | null = null): ChoiceRules => ({
	method,
	atLeast: exactly,
	atMost: exactly
});

type Draw = (below: number) => number;

function aBallot(draw: Draw, { method, atLeast }: ChoiceRules): CountedBallot {
	const shuffled = IDS.map((id) => ({ id, at: draw(1000) })).sort((a, b) => a.at - b.at);
	const count = method === 'single' ? 1 : (atLeast ?? 1 + draw(IDS.length));
	// Some answers are much more frequent than others, so that there are small numbers beside large ones.
	const optionIds = (draw(4) === 0 ? shuffled.map(({ id }) => id) : IDS).slice(0, count);
	const values =
		method === 'ranked'
			? closeRanks(optionIds.map(() => 1 + draw(3)))
			: method === 'score'
				? optionIds.map(() => draw(6))
				: null;
	return {
		electorate: draw(3) === 0 ? 'member' : 'visitor',
		optionIds,
		values,
		informed: draw(10) === 0,
		castOn: `2026-11-${String(1 + draw(25)).padStart(2, '0')}`
	};
}

function patternsOf(method: Method, ballots: CountedBallot[]) {
	const of = (electorate: 'member' | 'visitor') => {
		const found = new Map<string, RankedBallots>();
		for (const ballot of method === 'ranked' ? ballots : []) {
			if (ballot.electorate !== electorate) continue;
			const ranking = IDS.map((id) => ballot.values?.[ballot.optionIds.indexOf(id)] ?? 0);
			const same = found.get(ranking.join());
			found.set(ranking.join(), { ranking, ballots: (same?.ballots ?? 0) + 1 });
		}
		return [...found.values()];
	};
	return { member: of('member'), visitor: of('visitor') };
}

function tallyOf(patterns: RankedBallots[]): Tally {
	const ballots = patterns.flatMap(({ ranking, ballots }) =>
		Array.from({ length: ballots }, (): CountedBallot => {
			const ranked = IDS.filter((_, option) => ranking[option]! > 0);
			const values = Array.from(ranking).filter((rank) => rank > 0);
			return {
				electorate: 'member',
				optionIds: ranked,
				values,
				informed: false,
				castOn: '2026-11-01'
			};
		})
	);
	return tallyBallots({ method: 'ranked', optionIds: IDS }, ballots);
}

/** Numbers that are the same in every run: mulberry32. */
function randomFrom(seed: number): Draw {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}
