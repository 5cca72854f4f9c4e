import { expect, test } from 'vitest';
import { mayAnswerBefore, turnAtLede } from '#lib/rules/tally/two-answers.ts';

const FRESH = {
	asksTwice: true,
	isOpen: true,
	isBetween: false,
	hasResult: false,
	myOptionIds: []
};

test('the answer before reading is given first, by who has seen no result, while the poll is open', () => {
	expect(mayAnswerBefore(FRESH)).toBe(true);
	for (const other of [{ isOpen: false }, { hasResult: true }, { myOptionIds: [1] }]) {
		expect(mayAnswerBefore({ ...FRESH, ...other })).toBe(false);
	}
});

test('at the lede stands the form before reading, until there is nothing more to say by it', () => {
	expect(turnAtLede({ ...FRESH, asksTwice: false })).toBeUndefined();
	expect(turnAtLede(FRESH)).toBe('before');
	expect(turnAtLede({ ...FRESH, myOptionIds: [1], isBetween: true })).toBe('before');
	expect(turnAtLede({ ...FRESH, myOptionIds: [1] })).toBe('after');
	expect(turnAtLede({ ...FRESH, myOptionIds: [1], isBetween: true, isOpen: false })).toBe('after');
	expect(turnAtLede({ ...FRESH, hasResult: true })).toBe('after');
});
