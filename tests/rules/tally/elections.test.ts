import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runOff, type InstantRunoff } from '#lib/rules/tally/instant-runoff.ts';
import { leadersOf } from '#lib/rules/tally/leaders.ts';
import { comparePairs, comparePairsOfScores, type Matrix } from '#lib/rules/tally/pairwise.ts';
import type { RankedBallots } from '#lib/rules/tally/ranking.ts';
import { rankBySchulze } from '#lib/rules/tally/schulze.ts';
import { decideByStar } from '#lib/rules/tally/star.ts';

type Written = {
	count: number;
	ranking?: string[][];
	order?: string;
	scores?: Record<string, number>;
};
type Election = {
	name: string;
	options?: string[];
	ballots: Written[];
	expected: Record<string, unknown>;
};

// Elections with published results, which this project did not compute.
const { elections } = JSON.parse(
	readFileSync(new URL('elections.json', import.meta.url), 'utf8')
) as { elections: Election[] };

const optionsOf = ({ options, ballots }: Election): string[] =>
	options ?? [
		...new Set(ballots.flatMap(({ ranking, scores }) => ranking?.flat() ?? Object.keys(scores!)))
	];

function rankedOf(election: Election): RankedBallots[] {
	const options = optionsOf(election);
	return election.ballots.map(({ count, ranking, order }) => {
		const places = ranking ?? [...order!].map((option) => [option]);
		return {
			ranking: options.map((option) => places.findIndex((place) => place.includes(option)) + 1),
			ballots: count
		};
	});
}

const scoredOf = (election: Election) =>
	election.ballots.map(({ count, scores }) => ({
		scores: optionsOf(election).map((option) => scores![option] ?? null),
		ballots: count
	}));

const sumsOf = (election: Election): number[] =>
	optionsOf(election).map((_, option) =>
		scoredOf(election).reduce(
			(sum, { scores, ballots }) => sum + ballots * (scores[option] ?? 0),
			0
		)
	);

/** What each expectation of the file is compared with. */
const CLAIMS: Record<string, (election: Election, expected: never) => void> = {
	plurality(election, { winner, counts, count }: Plurality) {
		const options = optionsOf(election);
		const firsts = options.map((_, option) =>
			rankedOf(election)
				.filter(({ ranking }) => ranking[option] === 1)
				.reduce((sum, { ballots }) => sum + ballots, 0)
		);
		expect(leadersOf(firsts).map((option) => options[option])).toEqual([winner]);
		expect(firsts[options.indexOf(winner)]).toBe(counts?.[winner] ?? count);
	},
	irv(election, { winner, tie, eliminated, final }: Irv) {
		const options = optionsOf(election);
		const result = runOff(options.length, rankedOf(election));
		expect(named(options, result.winners)).toEqual((tie ?? [winner]).toSorted());
		const last = result.rounds.at(-1)!.counts;
		if (Array.isArray(final)) expect(sorted(last)).toEqual(final);
		else {
			const byName = last.map(({ option, ballots }) => [options[option]!, ballots]);
			expect(Object.fromEntries(byName)).toEqual(final);
		}
		if (eliminated) expect(leaving(options, result)).toEqual(eliminated);
	},
	pairwise(election, expected: Record<string, [number, number]>) {
		expectPaths(election, comparePairs(optionsOf(election).length, rankedOf(election)), expected);
	},
	schulze(election, { order, strongestPaths }: Schulze) {
		const options = optionsOf(election);
		const result = rankBySchulze(comparePairs(options.length, rankedOf(election)));
		expect(result.order.map((place) => named(options, place))).toEqual(order.map((o) => [o]));
		if (strongestPaths) expectPaths(election, result.strongest, strongestPaths);
	},
	/** Points for every option that one stands above: the rows of the matrix, added up. */
	borda(election, expected: Record<string, number>) {
		const options = optionsOf(election);
		const matrix = comparePairs(options.length, rankedOf(election));
		const points = matrix.map((row) => row.reduce((sum, votes) => sum + votes, 0));
		expect(Object.fromEntries(options.map((name, option) => [name, points[option]]))).toEqual(
			expected
		);
	},
	totals(election, expected: Record<string, number>) {
		const sums = sumsOf(election);
		const byName = optionsOf(election).map((name, option) => [name, sums[option]]);
		expect(Object.fromEntries(byName)).toEqual(expected);
	},
	star(election, { winner, runoff }: Star) {
		const options = optionsOf(election);
		const matrix = comparePairsOfScores(options.length, scoredOf(election));
		const { finals, winners } = decideByStar(sumsOf(election), matrix);
		expect(named(options, winners)).toEqual([winner]);
		const [final] = finals;
		expect(finals).toHaveLength(1);
		const held = final!.options.map((option, side) => [options[option]!, final!.ballots[side]]);
		expect(Object.fromEntries(held)).toEqual(runoff);
	}
};

type Plurality = { winner: string; counts?: Record<string, number>; count?: number };
type Irv = {
	winner: string;
	tie?: string[];
	eliminated?: string[];
	final: number[] | Record<string, number>;
};
type Schulze = { order: string[]; strongestPaths?: Record<string, [number, number]> };
type Star = { winner: string; runoff: Record<string, number> };

const named = (options: string[], which: readonly number[]) =>
	which.map((option) => options[option]!).toSorted();

const sorted = (counts: { ballots: number }[]) =>
	counts.map(({ ballots }) => ballots).toSorted((a, b) => b - a);

const leaving = (options: string[], { rounds }: InstantRunoff) =>
	rounds.flatMap(({ eliminated }) => eliminated.map((option) => options[option]!));

function expectPaths(election: Election, matrix: Matrix, expected: Record<string, number[]>) {
	const options = optionsOf(election);
	for (const [pair, votes] of Object.entries(expected)) {
		const [a, b] = pair.split('>').map((name) => options.indexOf(name)) as [number, number];
		expect([matrix[a]![b], matrix[b]![a]], pair).toEqual(votes);
	}
}

for (const election of elections) {
	for (const [claim, expected] of Object.entries(election.expected)) {
		test(`${election.name}: ${claim} as published`, () => {
			expect(Object.keys(CLAIMS)).toContain(claim);
			CLAIMS[claim]!(election, expected as never);
		});
	}
}
