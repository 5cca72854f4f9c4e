import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveRank } from '#lib/rules/tally/move-rank.ts';
import { closeRanks } from '#lib/rules/tally/ranking.ts';

const ranking = fc
	.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 8 })
	.map(closeRanks);

test('an option moves past its neighbour, out of a tie, off the ballot and back', () => {
	expect(moveRank([1, 2, 3], 2, 'up')).toEqual([1, 3, 2]);
	expect(moveRank([1, 1, 2], 0, 'down')).toEqual([2, 1, 3]);
	expect(moveRank([1, 2, 2], 0, 'down')).toEqual([2, 1, 1]);
	expect(moveRank([1, 2, 3], 2, 'down')).toEqual([1, 2, 0]);
	expect(moveRank([1, 2, 0], 2, 'up')).toEqual([1, 2, 3]);
	expect(moveRank([0, 0, 0], 1, 'up')).toEqual([0, 1, 0]);
	expect(moveRank([1, 2, 0], 0, 'up')).toEqual([1, 2, 0]);
	expect(moveRank([1, 2, 0], 2, 'down')).toEqual([1, 2, 0]);
});

test('nobody else changes places, and ranks stay without gaps', () => {
	fc.assert(
		fc.property(ranking, fc.nat(), fc.boolean(), (ranks, pick, isUp) => {
			const option = pick % ranks.length;
			const moved = moveRank(ranks, option, isUp ? 'up' : 'down');
			expect(moved).toEqual(closeRanks(moved));
			const others = (of: readonly number[]) =>
				closeRanks(of.filter((_, index) => index !== option));
			expect(others(moved)).toEqual(others(ranks));
		})
	);
});

test('whoever keeps moving up comes first, and down ends off the ballot', () => {
	fc.assert(
		fc.property(ranking, fc.nat(), (ranks, pick) => {
			const option = pick % ranks.length;
			let [up, down] = [ranks, ranks];
			for (let step = 0; step < 2 * ranks.length; step++) {
				up = moveRank(up, option, 'up');
				down = moveRank(down, option, 'down');
			}
			expect(up.filter((rank) => rank === 1)).toEqual([1]);
			expect(up[option]).toBe(1);
			expect(down[option]).toBe(0);
		})
	);
});
