import { expect, test } from 'vitest';
import { readSearch } from '#lib/server/web/read-search.ts';

const authorIn = (query: string) => readSearch(new URLSearchParams(query)).choice.author;

test('an author is named as in a comment, or without the sign', () => {
	expect(authorIn('author=ana')).toBe('ana');
	expect(authorIn('author=%20@ana%20')).toBe('ana');
	expect(authorIn('author=＠ana')).toBe('ana');
	expect(authorIn('author=@')).toBeUndefined();
	expect(authorIn('author=')).toBeUndefined();
	expect(authorIn('q=cage')).toBeUndefined();
});

test('what cannot be read says nothing', () => {
	const { choice, reason } = readSearch(new URLSearchParams('author=a%00b&tag=git'));
	expect(reason).toBe('malformed');
	expect([choice.author, choice.tag]).toEqual([undefined, undefined]);
});
