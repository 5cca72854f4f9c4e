import { expect, test } from 'vitest';
import { refusalOfWords, tidyWords, wordsBy } from '#lib/rules/poll-changes.ts';
import { maySeeResults, tighterThan } from '#lib/rules/tally/may-see-results.ts';

const BEFORE = { question: 'Faut-il un seul depot ?', options: ['Oui', 'Nom', 'Ça dépend'] };

test('a letter that is put right is a correction, with the spaces about it left out', () => {
	const after = tidyWords({
		question: ' Faut-il un seul dépôt ? ',
		options: ['Oui', 'Non\n', 'Ça dépend']
	});
	expect(after).toEqual({
		question: 'Faut-il un seul dépôt ?',
		options: ['Oui', 'Non', 'Ça dépend']
	});
	expect(refusalOfWords(BEFORE, after)).toBeNull();
});

test.each([
	['missing', { ...BEFORE, question: '' }],
	['missing', { ...BEFORE, options: ['Oui', '', 'Ça dépend'] }],
	['too-long', { ...BEFORE, question: 'é'.repeat(161) }],
	['too-long', { ...BEFORE, options: ['Oui', 'x'.repeat(161), 'Ça dépend'] }],
	['option-twice', { ...BEFORE, options: ['Oui', 'oui', 'Ça dépend'] }],
	['option-twice', { ...BEFORE, options: ['Oui', 'Ca depend', 'Ça dépend'] }],
	['options-swapped', { ...BEFORE, options: ['Nom', 'Oui', 'Ça dépend'] }],
	['options-swapped', { ...BEFORE, options: ['Peut-être', 'oui', 'Ça dépend'] }],
	['changes-nothing', BEFORE]
] as const)('words that are none are refused: %s', (reason, { question, options }) => {
	expect(refusalOfWords(BEFORE, { question, options: [...options] })).toBe(reason);
});

test('two answers that were alike already do not keep a third from being put right', () => {
	const before = { question: 'Qui ?', options: ['Le pêcheur', 'Le pécheur', 'Le voisn'] };
	const after = { ...before, options: ['Le pêcheur', 'Le pécheur', 'Le voisin'] };
	expect(refusalOfWords(before, after)).toBeNull();
	const alike = { ...before, options: ['Le pêcheur', 'Le pecheur', 'Le voisin'] };
	expect(refusalOfWords(before, alike)).toBe('option-twice');
});

test('a poll may show its results to fewer, from everybody to nobody before the close', () => {
	expect(tighterThan('always')).toEqual(['after-vote', 'sealed']);
	expect(tighterThan('after-vote')).toEqual(['sealed']);
	expect(tighterThan('sealed')).toEqual([]);
});

test('what was counted in a cancelled poll is for everybody to see, though it was sealed', () => {
	const nobody = { hasBallot: false, hasLooked: false, isBetween: false };
	for (const visibility of ['always', 'after-vote', 'sealed'] as const) {
		expect(maySeeResults({ visibility, phase: 'cancelled' }, nobody)).toBe(true);
	}
	expect(maySeeResults({ visibility: 'sealed', phase: 'open' }, nobody)).toBe(false);
});

test('a proposal changes what its author changed, and nothing that was corrected or added since', () => {
	const after = { question: 'Faut-il un seul dépôt ?', options: ['Oui', 'Nom', 'Ça dépend'] };
	const now = { ...BEFORE, options: ['Oui', 'Non', 'Ça dépend', 'Peut-être'] };
	expect(wordsBy({ before: BEFORE, after }, now)).toEqual({
		question: 'Faut-il un seul dépôt ?',
		options: ['Oui', 'Non', 'Ça dépend', 'Peut-être']
	});
	const answers = { ...BEFORE, options: ['Oui', 'Non', 'Ça dépend'] };
	expect(wordsBy({ before: BEFORE, after: answers }, BEFORE)).toEqual(answers);
});
