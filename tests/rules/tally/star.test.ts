import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePairsOfScores, type ScoredBallots } from '#lib/rules/tally/pairwise.ts';
import { decideByStar, MAX_SCORE, meanInHundredths } from '#lib/rules/tally/star.ts';
import { ascending, orderOf, repeated, size, weight } from '../../support/random-ballots.ts';

const scoredOf = (options: number) =>
	fc.array(
		fc.record({
			scores: fc.array(fc.option(fc.integer({ min: 0, max: MAX_SCORE })), {
				minLength: options,
				maxLength: options
			}),
			ballots: weight
		}),
		{ minLength: 1, maxLength: 30 }
	);
const aScored = size.chain((options) => fc.tuple(fc.constant(options), scoredOf(options)));

const sumsOf = (options: number, ballots: ScoredBallots[]) =>
	Array.from({ length: options }, (_, option) =>
		ballots.reduce((sum, { scores, ballots }) => sum + ballots * (scores[option] ?? 0), 0)
	);
const star = (options: number, ballots: ScoredBallots[]) =>
	decideByStar(sumsOf(options, ballots), comparePairsOfScores(options, ballots));

describe('a tally of scores', () => {
	test('does not depend on the order of ballots, nor on whether equal ones are counted together', () => {
		fc.assert(
			fc.property(aScored, ([options, ballots]) => {
				expect(star(options, repeated(ballots).reverse())).toEqual(star(options, ballots));
			})
		);
	});

	test('names the same winners in whatever order the poll has its options', () => {
		fc.assert(
			fc.property(
				aScored.chain(([options, ballots]) =>
					fc.tuple(fc.constant(options), fc.constant(ballots), orderOf(options))
				),
				([options, ballots, order]) => {
					const moved = ballots.map(({ scores, ballots }) => ({
						scores: order.map((option) => scores[option]!),
						ballots
					}));
					const winners = star(options, moved).winners.map((option) => order[option]!);
					expect(ascending(winners)).toEqual(star(options, ballots).winners);
				}
			)
		);
	});

	test('sends two options to the final, or holds every final that a tie leaves open', () => {
		const none = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
		expect(decideByStar([9, 7, 7, 1], none).finals.map(({ options }) => options)).toEqual([
			[0, 1],
			[0, 2]
		]);
		expect(decideByStar([7, 9, 7, 9], none).finals.map(({ options }) => options)).toEqual([[1, 3]]);
		// Whoever of the two had come second, the first one wins.
		const decided = [
			[0, 5, 6, 6],
			[3, 0, 2, 2],
			[3, 2, 0, 2],
			[1, 2, 2, 0]
		];
		expect(decideByStar([9, 7, 7, 1], decided).winners).toEqual([0]);
		expect(decideByStar([9, 7, 6, 1], none).winners).toEqual([0, 1]);
	});

	test('gives means in hundredths, rounded half up', () => {
		expect(meanInHundredths(0, 0)).toBeNull();
		expect(meanInHundredths(10, 4)).toBe(250);
		expect(meanInHundredths(2, 3)).toBe(67);
		expect(meanInHundredths(1, 3)).toBe(33);
		expect(meanInHundredths(1, 200)).toBe(1);
		expect(meanInHundredths(5_000_000, 1_000_000)).toBe(500);
	});
});
