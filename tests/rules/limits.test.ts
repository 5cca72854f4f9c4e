import { expect, test } from 'vitest';
import { LIMITS, NEW_ACCOUNT, weightOf } from '#lib/rules/limits.ts';

test('an act of a new account weighs more where its limit says so', () => {
	const [young, old] = [{ isNew: true }, { isNew: false }];
	expect(weightOf(LIMITS.comment, young)).toBe(NEW_ACCOUNT.weight);
	expect(weightOf(LIMITS.comment, old)).toBe(1);
	// What a form keeps by itself must not stop somebody who writes.
	expect(weightOf(LIMITS.draft, young)).toBe(1);
	expect(weightOf(LIMITS.search, null)).toBe(1);
});
