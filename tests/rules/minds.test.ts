import { describe, expect, test } from 'vitest';
import { commentIdIn, MINDS_SHOWN_FROM, shownMinds } from '#lib/rules/minds.ts';

const open = { isClosed: false, isSealed: false };
const sealed = { isClosed: false, isSealed: true };
const closed = { isClosed: true, isSealed: false };

describe('how many changed minds are shown', () => {
	test('a small number not before every poll of the article is closed', () => {
		expect(shownMinds(MINDS_SHOWN_FROM - 1, [open])).toBe(0);
		expect(shownMinds(MINDS_SHOWN_FROM, [open])).toBe(MINDS_SHOWN_FROM);
		expect(shownMinds(1, [closed, open])).toBe(0);
		expect(shownMinds(1, [closed, closed])).toBe(1);
	});

	test('nothing while a sealed poll goes on, and all afterwards', () => {
		expect(shownMinds(40, [sealed])).toBe(0);
		expect(shownMinds(40, [closed, sealed])).toBe(0);
		expect(shownMinds(40, [{ isClosed: true, isSealed: true }])).toBe(40);
	});
});

describe('a comment is named by', () => {
	test.each([
		['12', 12],
		[' #12 ', 12],
		['comment-12', 12],
		['#comment-12', 12],
		['https://example.org/en/comments/12', 12],
		['/comments/12/history', 12],
		['https://example.org/articles/a-slug-7?order=newest#comment-12', 12]
	])('%s', (typed, id) => expect(commentIdIn(typed)).toBe(id));

	test.each([
		'',
		'twelve',
		'0',
		'-3',
		'1e9',
		'https://example.org/articles/12',
		'99999999999999999'
	])('not by %j', (typed) => expect(commentIdIn(typed)).toBeNull());
});
