import { expect, test } from 'vitest';
import { decisionOf, scoreToPublish, scoreToRefuse } from '#lib/rules/review.ts';
import { FIRST_SETTINGS } from '#lib/rules/site-settings.ts';

test.each([
	[0, 1, -1],
	[1, 1, -1],
	[5, 1, -1],
	[6, 1, -2],
	[7, 2, -2],
	[13, 2, -3],
	[14, 3, -3]
])('a team of %i publishes at %i and refuses at %i', (team, publishes, refuses) => {
	expect(scoreToPublish(team, FIRST_SETTINGS)).toBe(publishes);
	expect(scoreToRefuse(team, FIRST_SETTINGS)).toBe(refuses);
	expect(decisionOf(publishes, team, FIRST_SETTINGS)).toBe('publish');
	expect(decisionOf(publishes - 1, team, FIRST_SETTINGS)).toBe(
		publishes - 1 <= refuses ? 'refuse' : null
	);
	expect(decisionOf(refuses, team, FIRST_SETTINGS)).toBe('refuse');
	expect(decisionOf(0, team, FIRST_SETTINGS)).toBeNull();
});

test('the thresholds are those of the rule, in whole votes', () => {
	for (const [publishDivisor, refuseDivisor] of [
		[7, 6],
		[1, 1],
		[3, 50]
	] as const) {
		for (let team = 0; team < 60; team++) {
			for (let score = -12; score <= 12; score++) {
				const decision = decisionOf(score, team, { publishDivisor, refuseDivisor });
				const name = `${score} of ${team}`;
				expect(decision === 'publish', name).toBe(score > team / publishDivisor);
				expect(decision === 'refuse', name).toBe(score < -team / refuseDivisor);
			}
		}
	}
});
