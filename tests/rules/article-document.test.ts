import { describe, expect, test } from 'vitest';
import {
	ARTICLE_LIMITS,
	emptyDocument,
	asksTwice,
	emptyPoll,
	isWebAddress,
	readTags
} from '#lib/rules/article-document.ts';
import { mergeDocuments } from '#lib/rules/article-merge.ts';
import { problemsOf, problemsOfDraft } from '#lib/rules/article-problems.ts';
import { isForEverybody } from '#lib/rules/public-address.ts';
import { changeRows, isRowAct } from '#lib/rules/article-rows.ts';
import { freeSlug, slugOf } from '#lib/rules/slug.ts';
import { aDocument, TODAY } from '../support/drafts.ts';

test('tags are read from one line: each once, in lower case, without what surrounds them', () => {
	expect(readTags(' Logiciel  Libre, linux;linux ,,')).toEqual(['logiciel libre', 'linux']);
	expect(readTags('Économie, Wi-Fi, economie, …, wi fi')).toEqual(['économie', 'wi-fi']);
	expect(readTags(Array.from({ length: 20 }, (_, n) => `t${n}`).join(','))).toHaveLength(8);
});

test('a link leads to the web, and nowhere else', () => {
	expect(isWebAddress('https://fr.wikipedia.org/wiki/Élan_(animal)?a=b#c')).toBe(true);
	for (const bad of [
		'',
		'example.org',
		'javascript:alert(1)',
		'https://',
		'https://a b',
		'//a.b'
	]) {
		expect(isWebAddress(bad), bad).toBe(false);
	}
	expect(isWebAddress(`https://example.org/${'a'.repeat(2_100)}`)).toBe(false);
});

test('a link leads everybody to the same place', () => {
	for (const good of ['https://example.org/a', 'http://8.8.8.8/', 'https://[2606:4700::1111]/']) {
		expect(isForEverybody(good), good).toBe(true);
	}
	for (const bad of [
		'http://ana:secret@example.org/',
		'http://ana@example.org/',
		'http://127.0.0.1/',
		'http://0x7f.1/',
		'http://192.168.0.1:8080/',
		'http://[::1]/',
		'http://[::ffff:10.0.0.1]/',
		'http://localhost/',
		'http://LOCALHOST./',
		'http://printer/',
		'http://nas.local/',
		'http://wiki.internal/'
	]) {
		expect(isForEverybody(bad), bad).toBe(false);
		const resources = [{ title: 'Un', url: bad, language: 'fr' }];
		expect(problemsOf(aDocument({ resources }), TODAY), bad).toEqual([
			{ field: 'resource-0-url', code: 'not-for-everybody' }
		]);
	}
});

test('a link stands once, however it is written', () => {
	const urls = ['https://example.org/a', 'https://example.org/b', 'http://example.org/a/#c'];
	const resources = urls.map((url) => ({ title: 'Un', url, language: 'fr' }));
	expect(problemsOf(aDocument({ resources }), TODAY)).toEqual([
		{ field: 'resource-2-url', code: 'link-twice' }
	]);
});

describe('what is left to mend', () => {
	test('a whole article has no problems', () => {
		expect(problemsOf(aDocument(), TODAY)).toEqual([]);
		expect(problemsOf(aDocument({ polls: [], resources: [], tags: [] }), TODAY)).toEqual([]);
	});

	test('an empty one lacks title, lede and body, and may be saved all the same', () => {
		const empty = emptyDocument('fr');
		expect(problemsOf(empty, TODAY)).toEqual(
			['title', 'lede', 'body'].map((field) => ({ field, code: 'missing' }))
		);
		expect(problemsOfDraft(empty)).toEqual([]);
	});

	test('numbers of answers fit the options and each other, or are left open', () => {
		const found = (atLeast: string, atMost: string) =>
			problemsOf(
				aDocument({
					polls: [
						{
							...emptyPoll(),
							...{ method: 'approval', question: 'Lesquels ?', options: ['a', 'b', 'c'] },
							...{ atLeast, atMost }
						}
					]
				}),
				TODAY
			).map(({ field, code }) => `${field} ${code}`);
		expect(found('', '')).toEqual([]);
		expect(found('1', ' 3 ')).toEqual([]);
		expect(found('2', '2')).toEqual([]);
		for (const wrong of ['0', '4', '-1', '1.5', 'deux', '01x']) {
			expect(found(wrong, ''), wrong).toEqual(['poll-0-at-least no-count']);
		}
		expect(found('3', '2')).toEqual(['poll-0-at-most most-below-least']);
	});

	test('sealed results need a last day, or nobody would ever see them', () => {
		const sealed = { ...emptyPoll(), question: 'Quoi ?', options: ['a', 'b'] };
		const of = (closesOn: string) =>
			problemsOf(aDocument({ polls: [{ ...sealed, results: 'sealed', closesOn }] }), TODAY);
		expect(of('')).toEqual([{ field: 'poll-0-closes', code: 'sealed-for-ever' }]);
		expect(of('2999-12-31')).toEqual([]);
	});

	test('a poll that asks twice shows no results in between, and is the first, with one answer', () => {
		const poll = { ...emptyPoll(), question: 'Quoi ?', options: ['a', 'b'], isTwice: true };
		const asked = aDocument({ polls: [poll, poll] });
		expect(asked.polls.map(asksTwice)).toEqual([true, false]);
		expect(asksTwice({ ...poll, method: 'ranked' }, 0)).toBe(false);
		expect(problemsOf(asked, TODAY)).toEqual([]);
		const shown = { ...poll, results: 'always' as const };
		expect(problemsOf(aDocument({ polls: [shown, shown] }), TODAY)).toEqual([
			{ field: 'poll-0-twice', code: 'shown-between' }
		]);
	});

	test('each problem names the field that it is about', () => {
		const document = aDocument({
			title: '🐘'.repeat(ARTICLE_LIMITS.title + 1),
			resources: [{ title: 'x', url: 'ftp://x', language: 'français' }],
			polls: [
				{ ...emptyPoll(), question: 'Quoi ?', options: ['Oui', ' oui'], closesOn: '2026-02-30' },
				{ ...emptyPoll(), question: 'Quoi ?', options: ['Oui'], closesOn: TODAY }
			]
		});
		expect(problemsOf(document, TODAY)).toEqual([
			{ field: 'title', code: 'too-long' },
			{ field: 'poll-0-option-1', code: 'option-twice' },
			{ field: 'resource-0-url', code: 'no-address' },
			{ field: 'resource-0-language', code: 'no-language' },
			{ field: 'poll-0-closes', code: 'no-date' },
			{ field: 'poll-1-options', code: 'too-few-options' },
			{ field: 'poll-1-closes', code: 'past-date' }
		]);
	});

	test('lengths are counted by whole characters', () => {
		expect(problemsOfDraft(aDocument({ title: '🐘'.repeat(ARTICLE_LIMITS.title) }))).toEqual([]);
	});
});

describe('rows', () => {
	const titles = (document: ReturnType<typeof aDocument>) =>
		document.resources.map(({ title }) => title);

	test('are added at the end, and the form goes on there', () => {
		const { document, row } = changeRows(aDocument(), 'add-resource');
		expect(titles(document)).toEqual(['Un', 'Deux', 'Trois', '']);
		expect(row).toBe('resource-3');
	});

	test('are moved by one place, and not beyond the ends', () => {
		expect(titles(changeRows(aDocument(), 'up-resource-2').document)).toEqual([
			'Un',
			'Trois',
			'Deux'
		]);
		expect(titles(changeRows(aDocument(), 'up-resource-0').document)).toEqual(titles(aDocument()));
		expect(changeRows(aDocument(), 'down-resource-0').row).toBe('resource-1');
	});

	test('are removed; the last one leads back to the list', () => {
		const { document, row } = changeRows(aDocument(), 'remove-resource-2');
		expect(titles(document)).toEqual(['Un', 'Deux']);
		expect(row).toBe('resource-1');
		expect(changeRows(aDocument(), 'remove-poll-0').row).toBe('polls');
	});

	test('answers belong to their poll', () => {
		const two = changeRows(aDocument(), 'add-poll').document;
		const { document, row } = changeRows(two, 'down-option-0-0');
		expect(document.polls[0]?.options).toEqual(['Non', 'Oui', 'Ça dépend']);
		expect(document.polls[1]?.options).toEqual(['', '']);
		expect(row).toBe('poll-0-option-1');
	});

	test('a usual answer is added behind the others, in the language of the article, once', () => {
		const { document, row } = changeRows(aDocument(), 'offer-option-0-1');
		expect(document.polls[0]?.options).toEqual(['Oui', 'Non', 'Ça dépend', 'Sans avis']);
		expect(row).toBe('poll-0-option-3');
		expect(changeRows(document, 'offer-option-0-1').document).toEqual(document);
		expect(changeRows(document, 'offer-option-0-0').document).toEqual(document);
		const english = changeRows({ ...aDocument(), language: 'en' }, 'offer-option-0-0').document;
		expect(english.polls[0]?.options.at(-1)).toBe('It depends');
	});

	test('what is not there, or one too many, changes nothing', () => {
		expect(changeRows(aDocument(), 'remove-resource-9').document).toEqual(aDocument());
		expect(changeRows(aDocument(), 'add-option-7').document).toEqual(aDocument());
		expect(changeRows(aDocument(), 'offer-option-7-0').document).toEqual(aDocument());
		expect(changeRows(aDocument(), 'offer-option-0-5').document).toEqual(aDocument());
		let full = aDocument();
		for (let n = 0; n < 99; n++) full = changeRows(full, 'add-option-0').document;
		expect(full.polls[0]?.options).toHaveLength(ARTICLE_LIMITS.options);
		for (const act of [
			'save',
			'remove-title-0',
			'add-resource-1-2-3',
			'__proto__',
			'up-poll-999'
		]) {
			expect(isRowAct(act), act).toBe(false);
		}
	});
});

describe('two who wrote at once', () => {
	const base = aDocument();

	test('each part that one alone changed is taken from that one', () => {
		const mine = { ...base, title: 'Le mien' };
		const theirs = { ...base, body: 'Le leur' };
		expect(mergeDocuments(base, mine, theirs)).toEqual({
			document: { ...base, title: 'Le mien', body: 'Le leur' },
			taken: ['body'],
			clashing: [],
			isBaseKnown: true
		});
	});

	test('what both changed stays mine and is named', () => {
		const mine = { ...base, body: 'Le mien' };
		const theirs = { ...base, body: 'Le leur', tags: ['autre'] };
		expect(mergeDocuments(base, mine, theirs)).toEqual({
			document: { ...base, body: 'Le mien', tags: ['autre'] },
			taken: ['tags'],
			clashing: ['body'],
			isBaseKnown: true
		});
	});

	test('where nobody knows what I began with, everything that differs is a clash', () => {
		const theirs = { ...base, body: 'Le leur', title: 'Aussi' };
		expect(mergeDocuments(null, base, theirs)).toMatchObject({
			document: base,
			clashing: ['title', 'body'],
			isBaseKnown: false
		});
	});
});

describe('slugs', () => {
	test.each([
		['Ça dépend, non ?', 'ca-depend-non'],
		['L’œuvre d’Æsop — été 2026', 'l-oeuvre-d-aesop-ete-2026'],
		['日本語', 'article'],
		['  --  ', 'article'],
		['ﬁn', 'fin']
	])('%s', (title, slug) => expect(slugOf(title)).toBe(slug));

	test('are cut between words, and leave room for a number', () => {
		const slug = slugOf('mot '.repeat(80));
		expect(slug.length).toBeLessThanOrEqual(112);
		expect(slug).toMatch(/^mot(-mot)*$/);
		expect(slugOf('a'.repeat(300))).toHaveLength(112);
	});

	test('get the lowest number that is free, and leave addresses of the site alone', () => {
		expect(freeSlug('a', new Set())).toBe('a');
		expect(freeSlug('a', new Set(['a', 'a-2', 'a-4']))).toBe('a-3');
		expect(freeSlug('new', new Set())).toBe('new-2');
	});
});
