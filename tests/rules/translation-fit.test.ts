import { expect, test } from 'vitest';
import type { ArticleDocument } from '#lib/rules/article-document.ts';
import { fitTranslation, readinessOf, saysTheSame } from '#lib/rules/translation-fit.ts';
import { aDocument } from '../support/drafts.ts';
import { inEnglish } from '../support/translations.ts';

const from = aDocument();
const [poll] = from.polls;
const asking = (question: string, options: string[]): ArticleDocument =>
	aDocument({ polls: [{ ...poll!, question, options }] });
const fit = (to: ArticleDocument, translation = inEnglish()) =>
	fitTranslation(translation, { from, to });

test('options keep their words wherever they went, and a new one has none', () => {
	const moved = asking(poll!.question, ['Non', 'Peut-être', 'Ça dépend', 'Oui']);
	expect(fit(moved).polls[0]).toMatchObject({
		question: 'Is one repository enough?',
		options: ['No', '', 'It depends', 'Yes']
	});
});

test('what was reworded keeps its words, to be read again', () => {
	const reworded = asking('Faut-il deux dépôts ?', ['Oui, deux', 'Non', 'Ça dépend']);
	expect(fit(reworded).polls[0]).toMatchObject({
		question: 'Is one repository enough?',
		options: ['Yes', 'No', 'It depends']
	});
});

test('links keep their titles by address, else by title, and follow the original where nobody translated them', () => {
	const [one, two, three] = from.resources;
	const fresh = { title: 'Quatre', url: 'https://example.org/4', language: 'fr' };
	const elsewhere = { ...two!, url: 'https://example.org/two' };
	const to = aDocument({ resources: [fresh, three!, elsewhere, { ...one!, title: 'Le premier' }] });
	const translation = inEnglish();
	translation.resources[0]!.title = one!.title;
	expect(fit(to, translation).resources.map(({ title }) => title)).toEqual([
		'Quatre',
		'Three',
		'Two',
		'Le premier'
	]);
	expect(fit(to).resources.map(({ url }) => url)).toEqual(to.resources.map(({ url }) => url));
});

test('polls that are added or removed leave the others their words', () => {
	const other = { ...poll!, question: 'Et vous ?', options: ['Moi', 'Vous'] };
	const two = fit(aDocument({ polls: [other, poll!] }));
	expect(two.polls.map(({ question }) => question)).toEqual(['', 'Is one repository enough?']);
	expect(two.polls[0]!.options).toEqual(['', '']);
	expect(fit(aDocument({ polls: [] })).polls).toEqual([]);
});

test('settings, tags and language of a fitted translation are those of the original and its own', () => {
	const to = aDocument({ tags: ['autre'], polls: [{ ...poll!, results: 'always' }] });
	expect(fit(to)).toMatchObject({
		language: 'en',
		tags: ['autre'],
		polls: [{ results: 'always' }]
	});
});

test('a translation is ready once it is whole and asks what the original asks', () => {
	const ready = (meaning: ArticleDocument | null, original: ArticleDocument) =>
		readinessOf(fit(original), { meaning, original });
	expect(ready(from, from)).toBe('ready');
	expect(ready(from, aDocument({ lede: 'Autre chose.' }))).toBe('ready');
	expect(ready(from, asking(poll!.question, ['Non', 'Oui', 'Ça dépend']))).toBe('ready');
	expect(ready(from, asking(poll!.question, ['Oui', 'Non']))).toBe('ready');
	expect(ready(from, asking('Faut-il deux dépôts ?', poll!.options))).toBe('polls-changed');
	expect(ready(null, from)).toBe('polls-changed');
	const more = asking(poll!.question, [...poll!.options, 'Jamais']);
	expect(ready(from, more)).toBe('unfinished');
	const empty = inEnglish({ body: '' });
	expect(readinessOf(empty, { meaning: from, original: from })).toBe('unfinished');
});

test('tags and settings are no words: a translation is not older by them', () => {
	const settings = aDocument({ tags: [], polls: [{ ...poll!, closesOn: '2998-12-31' }] });
	expect(saysTheSame(from, settings)).toBe(true);
	expect(saysTheSame(from, aDocument({ title: 'Autre' }))).toBe(false);
	expect(saysTheSame(from, asking(poll!.question, ['Oui', 'Non', 'Peut-être']))).toBe(false);
});
