import { expect, test } from 'vitest';
import {
	beginTranslation,
	correctWords,
	paragraphsOf,
	withWords,
	wordsAgain
} from '#lib/rules/amendments.ts';
import { aDocument } from '../support/drafts.ts';

test('a translation begins without words, but with the links and options of the original', () => {
	const begun = beginTranslation(aDocument(), 'en');
	expect(begun).toMatchObject({ language: 'en', title: '', body: '', tags: ['git', 'dépôts'] });
	expect(begun?.resources).toEqual(aDocument().resources);
	expect(begun?.polls).toMatchObject([{ question: '', options: ['', '', ''], method: 'single' }]);
});

test('words of another number of links, polls or options are none of this article', () => {
	const polls = [{ question: 'Q?', options: ['a', 'b', 'c'] }];
	const words = { title: 'T', lede: 'L', body: 'B', resourceTitles: ['1', '2', '3'], polls };
	expect(withWords(aDocument(), 'en', words)).not.toBeNull();
	for (const bad of [
		{ resourceTitles: ['1', '2'] },
		{ polls: [] },
		{ polls: [{ question: 'Q?', options: ['a', 'b'] }] },
		{ polls: [...polls, ...polls] }
	]) {
		expect(withWords(aDocument(), 'en', { ...words, ...bad })).toBeNull();
	}
});

test('a translator cannot say when a poll ends or how it is held', () => {
	const original = aDocument();
	original.polls[0]!.closesOn = '2027-01-31';
	const polls = [{ question: 'Q?', options: ['a', 'b', 'c'] }];
	const words = { title: 'T', lede: 'L', body: 'B', resourceTitles: ['1', '2', '3'], polls };
	expect(withWords(original, 'en', words)?.polls).toEqual([
		{ ...polls[0], method: 'single', results: 'after-vote', closesOn: '' }
	]);
});

test('a correction changes words only', () => {
	const words = { title: 'T', lede: 'L', body: 'B', resourceTitles: ['1', '2', '3'] };
	const corrected = correctWords(aDocument(), words);
	expect(corrected?.polls).toEqual(aDocument().polls);
	expect(corrected?.resources[1]).toEqual({ ...aDocument().resources[1], title: '2' });
	expect(correctWords(aDocument(), { ...words, resourceTitles: ['1'] })).toBeNull();
});

test('places are named by their part and number, headings without their marks', () => {
	const blocks = { lede: ['L'], body: ['One\nline.', '## Two', 'Three'] };
	const places = paragraphsOf(aDocument({ title: 'T', resources: [] }), blocks);
	expect(places).toEqual([
		{ place: 'title', text: 'T' },
		{ place: 'lede-0', text: 'L' },
		{ place: 'body-0', text: 'One\nline.' },
		{ place: 'body-1', text: 'Two' },
		{ place: 'body-2', text: 'Three' }
	]);
});

test('links are places, too, and a quote of one is cut by whole characters', () => {
	const places = paragraphsOf(aDocument(), { lede: [], body: ['🙂'.repeat(1_500)] });
	expect(places.map(({ place }) => place)).toEqual([
		...['title', 'body-0', 'resource-0', 'resource-1', 'resource-2']
	]);
	expect(places[1]?.text).toBe('🙂'.repeat(1_000));
});

test('an earlier version gives back its texts, and titles of those links that it had', () => {
	const now = aDocument({ title: 'Autre' });
	const [one, two] = now.resources;
	const earlier = aDocument({
		body: 'Avant.',
		resources: [
			{ ...two!, title: 'Le second' },
			{ ...one!, url: 'https://example.org/autre' }
		]
	});
	expect(wordsAgain(earlier, now)).toEqual({
		...{ title: aDocument().title, lede: aDocument().lede, body: 'Avant.' },
		resourceTitles: ['Un', 'Le second', 'Trois']
	});
});
