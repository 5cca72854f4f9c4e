import { expect, test } from 'vitest';
import { decisionOf, scoreToPublish, scoreToRefuse } from '#lib/rules/review.ts';

test.each([
	[0, 1, -1],
	[1, 1, -1],
	[5, 1, -1],
	[6, 1, -2],
	[7, 2, -2],
	[13, 2, -3],
	[14, 3, -3]
])('a team of %i publishes at %i and refuses at %i', (team, publishes, refuses) => {
	expect(scoreToPublish(team)).toBe(publishes);
	expect(scoreToRefuse(team)).toBe(refuses);
	expect(decisionOf(publishes, team)).toBe('publish');
	expect(decisionOf(publishes - 1, team)).toBe(publishes - 1 <= refuses ? 'refuse' : null);
	expect(decisionOf(refuses, team)).toBe('refuse');
	expect(decisionOf(0, team)).toBeNull();
});

test('the thresholds are those of the rule, in whole votes', () => {
	for (let team = 0; team < 60; team++) {
		for (let score = -12; score <= 12; score++) {
			const decision = decisionOf(score, team);
			expect(decision === 'publish', `${score} of ${team}`).toBe(score > team / 7);
			expect(decision === 'refuse', `${score} of ${team}`).toBe(score < -team / 6);
		}
	}
});
