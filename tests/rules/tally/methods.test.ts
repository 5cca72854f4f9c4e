import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InstantRunoff, Schulze, utils } from 'votes';
import { runOff } from '#lib/rules/tally/instant-runoff.ts';
import { comparePairs } from '#lib/rules/tally/pairwise.ts';
import { closeRanks, MAX_RANK, type RankedBallots } from '#lib/rules/tally/ranking.ts';
import { rankBySchulze } from '#lib/rules/tally/schulze.ts';
import { tallyBallots } from '#lib/rules/tally/tally.ts';
import { winnersOf } from '#lib/rules/tally/winners.ts';
import { ascending, orderOf, repeated, size, weight } from '../../support/random-ballots.ts';

const rankedOf = (options: number) =>
	fc.array(
		fc.record({
			ranking: fc.array(fc.integer({ min: 0, max: options }), {
				minLength: options,
				maxLength: options
			}),
			ballots: weight
		}),
		{ minLength: 1, maxLength: 30 }
	);
const aRanked = size.chain((options) => fc.tuple(fc.constant(options), rankedOf(options)));

const schulze = (options: number, ballots: RankedBallots[]) =>
	rankBySchulze(comparePairs(options, ballots)).order;

describe('a tally of ranked ballots', () => {
	test('does not depend on the order of ballots, nor on whether equal ones are counted together', () => {
		fc.assert(
			fc.property(
				aRanked.chain(([options, ballots]) =>
					fc.tuple(
						fc.constant(options),
						fc.constant(ballots),
						fc.shuffledSubarray(repeated(ballots), {
							minLength: repeated(ballots).length
						})
					)
				),
				([options, ballots, shuffled]) => {
					expect(comparePairs(options, shuffled)).toEqual(comparePairs(options, ballots));
					expect(runOff(options, shuffled)).toEqual(runOff(options, ballots));
				}
			)
		);
	});

	test('names the same options in whatever order the poll has them', () => {
		fc.assert(
			fc.property(
				aRanked.chain(([options, ballots]) =>
					fc.tuple(fc.constant(options), fc.constant(ballots), orderOf(options))
				),
				([options, ballots, order]) => {
					const moved = ballots.map(({ ranking, ballots }) => ({
						ranking: order.map((option) => ranking[option]!),
						ballots
					}));
					const back = (which: readonly number[]) =>
						ascending(which.map((option) => order[option]!));
					expect(schulze(options, moved).map(back)).toEqual(schulze(options, ballots));
					const [here, there] = [runOff(options, ballots), runOff(options, moved)];
					expect(back(there.winners)).toEqual(here.winners);
					expect(there.rounds.map(({ eliminated }) => back(eliminated))).toEqual(
						here.rounds.map(({ eliminated }) => eliminated)
					);
				}
			)
		);
	});

	test('depends on the order on a ballot alone, not on the numbers that express it', () => {
		fc.assert(
			fc.property(aRanked, fc.integer({ min: 2, max: 3 }), ([options, ballots], factor) => {
				const spread = ballots.map(({ ranking, ballots }) => ({
					ranking: ranking.map((rank) => rank * factor),
					ballots
				}));
				const closed = spread.map(({ ranking, ballots }) => ({
					ranking: closeRanks(ranking),
					ballots
				}));
				for (const { ranking } of closed) {
					expect(Math.max(...ranking)).toBeLessThanOrEqual(Math.min(options, MAX_RANK));
				}
				expect(comparePairs(options, closed)).toEqual(comparePairs(options, spread));
				expect(runOff(options, closed)).toEqual(runOff(options, spread));
			})
		);
	});

	test('by Schulze keeps a winner whom one more ballot puts alone in front', () => {
		fc.assert(
			fc.property(aRanked, fc.nat(), ([options, ballots], pick) => {
				const [winners] = schulze(options, ballots);
				const winner = winners![pick % winners!.length]!;
				const ranking = Array.from({ length: options }, (_, option) => (option === winner ? 1 : 0));
				const [after] = schulze(options, [...ballots, { ranking, ballots: 1 }]);
				expect(after).toContain(winner);
			}),
			{ numRuns: 500 }
		);
	});

	test('by Schulze keeps a winner whom a voter moves up', () => {
		fc.assert(
			fc.property(aRanked, fc.nat(), fc.nat(), ([options, ballots], pick, where) => {
				const [winners] = schulze(options, ballots);
				const winner = winners![pick % winners!.length]!;
				const raised = repeated(ballots);
				const voter = raised[where % raised.length]!;
				const ranking = voter.ranking.map((rank, option) =>
					option === winner ? 1 : rank > 0 ? rank + 1 : 0
				);
				raised[where % raised.length] = { ranking, ballots: 1 };
				expect(schulze(options, raised)[0]).toContain(winner);
			}),
			{ numRuns: 500 }
		);
	});

	test('by run-off accounts for every ballot in every round', () => {
		fc.assert(
			fc.property(aRanked, ([options, ballots]) => {
				const all = ballots.reduce((sum, { ballots }) => sum + ballots, 0);
				const { rounds, winners } = runOff(options, ballots);
				expect(winners.length).toBeGreaterThan(0);
				for (const [index, { counts, exhausted, eliminated }] of rounds.entries()) {
					expect(counts.reduce((sum, { ballots }) => sum + ballots, exhausted)).toBe(all);
					const next = rounds[index + 1];
					if (next) expect(next.counts).toHaveLength(counts.length - eliminated.length);
				}
			})
		);
	});

	test('by run-off leaves a ballot out from where it names two that are still running', () => {
		// A and B tie on the second ballot: it stays out although B leaves later.
		const { rounds, winners } = runOff(3, [
			{ ranking: [1, 2, 3], ballots: 4 },
			{ ranking: [1, 1, 2], ballots: 5 },
			{ ranking: [0, 1, 2], ballots: 2 },
			{ ranking: [0, 0, 1], ballots: 3 }
		]);
		expect(rounds).toEqual([
			{
				counts: [
					{ option: 0, ballots: 4 },
					{ option: 1, ballots: 2 },
					{ option: 2, ballots: 3 }
				],
				exhausted: 5,
				eliminated: [1]
			},
			{
				counts: [
					{ option: 0, ballots: 4 },
					{ option: 2, ballots: 5 }
				],
				exhausted: 5,
				eliminated: []
			}
		]);
		expect(winners).toEqual([2]);
	});

	test('is a tie where all are equal, and without a ballot', () => {
		expect(runOff(3, []).winners).toEqual([0, 1, 2]);
		expect(schulze(3, [])).toEqual([[0, 1, 2]]);
		const circle = [
			{ ranking: [1, 2, 3], ballots: 1 },
			{ ranking: [3, 1, 2], ballots: 1 },
			{ ranking: [2, 3, 1], ballots: 1 }
		];
		expect(schulze(3, circle)).toEqual([[0, 1, 2]]);
		expect(runOff(3, circle).winners).toEqual([0, 1, 2]);
	});
});

describe('an independent library, votes, finds the same', () => {
	const names = (options: number) => Array.from({ length: options }, (_, option) => `o${option}`);
	const written = (options: number, ballots: RankedBallots[]) =>
		ballots.map(({ ranking, ballots }) => ({
			ranking: Array.from({ length: MAX_RANK }, (_, index) =>
				names(options).filter((_, option) => ranking[option] === index + 1)
			).filter((place) => place.length > 0),
			weight: ballots
		}));

	test('pairs and winners by Schulze, with ties and unranked options', () => {
		fc.assert(
			fc.property(aRanked, ([options, ballots]) => {
				const theirs = utils.matrixFromBallots(written(options, ballots), names(options));
				const matrix = comparePairs(options, ballots);
				expect(theirs.array).toEqual(matrix);
				const { order, strongest } = rankBySchulze(matrix);
				// Its score is the number of options that one beats: a winner is beaten by none.
				const scores = new Schulze(theirs).scores();
				for (const [option, row] of strongest.entries()) {
					const beaten = row.filter((path, other) => path > strongest[other]![option]!);
					expect(scores[`o${option}`]).toBe(beaten.length);
				}
				const best = Math.max(...Object.values(scores));
				const leading = order[0]!.map((option) => scores[`o${option}`]);
				expect(Math.max(...leading.map((score) => score ?? 0))).toBe(best);
			})
		);
	});

	test('every round of a run-off between strict orders', () => {
		const strict = size.chain((options) =>
			fc.tuple(
				fc.constant(options),
				fc.array(fc.record({ order: orderOf(options), ballots: weight }), {
					minLength: 1,
					maxLength: 30
				})
			)
		);
		fc.assert(
			fc.property(strict, ([options, orders]) => {
				const ballots = orders.map(({ order, ballots }) => ({
					ranking: order.map((place) => place + 1),
					ballots
				}));
				const theirs = new InstantRunoff({
					ballots: written(options, ballots),
					candidates: names(options)
				}).computeRounds();
				// Theirs goes on until nobody is left, ours until somebody has the majority.
				for (const [index, { counts, eliminated }] of runOff(options, ballots).rounds.entries()) {
					const { scores, eliminated: left } = theirs[index]!.roundResult;
					expect(Object.fromEntries(counts.map((c) => [`o${c.option}`, c.ballots]))).toEqual(
						scores
					);
					if (eliminated.length > 0) expect(eliminated.map((o) => `o${o}`)).toEqual(left);
				}
			})
		);
	});
});

describe.each(['single', 'approval'] as const)('%s', (method) => {
	test('one more ballot for a winner never makes it lose', () => {
		const optionIds = [31, 7, 12, 5];
		const chosen =
			method === 'single'
				? fc.constantFrom(...optionIds).map((id) => [id])
				: fc.subarray(optionIds, { minLength: 1 });
		const asBallot = (named: number[]) => ({
			electorate: 'member' as const,
			optionIds: named,
			informed: false,
			castOn: '2026-11-23'
		});
		const winnersAmong = (ballots: number[][]) =>
			winnersOf(method, tallyBallots({ method, optionIds }, ballots.map(asBallot)), 'member');
		fc.assert(
			fc.property(fc.array(chosen, { minLength: 1, maxLength: 30 }), fc.nat(), (ballots, pick) => {
				const winners = winnersAmong(ballots);
				const winner = winners[pick % winners.length]!;
				expect(winnersAmong([...ballots, [optionIds[winner]!]])).toEqual([winner]);
			})
		);
	});
});
