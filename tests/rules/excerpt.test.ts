import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf } from '#lib/rules/excerpt.ts';
import { renderComment } from '#lib/server/platform/markdown.ts';

const excerpt = (markdown: string, most = 280) => excerptOf(renderComment(markdown), most);

test('what is short is shown whole, without its marks', () => {
	expect(excerpt('Un **avis**, *dit* [ici](https://example.org) : `a < b` & c.')).toBe(
		'Un avis, dit ici : a < b & c.'
	);
	expect(excerpt('Un.\n\nDeux.\n\n- trois\n- quatre')).toBe('Un. Deux. trois quatre');
});

test('what is quoted is not the author’s, unless there is nothing else', () => {
	expect(excerpt('> On a dit\n>\n> > et redit\n\nMoi non.\n\n```\nx = 1\n```\n\n> encore')).toBe(
		'Moi non.'
	);
	expect(excerpt('> Rien d’autre')).toBe('Rien d’autre');
});

test('what is long is cut between words', () => {
	expect(excerpt('un deux trois quatre', 12)).toBe('un deux …');
	expect(excerpt('un deux, trois quatre', 10)).toBe('un deux …');
	expect(excerpt('très'.repeat(10), 10)).toBe('trèstrèstr …');
});

test('no text is longer than asked for, or holds a mark, whatever is written', () => {
	const words = fc
		.array(fc.oneof(fc.string(), fc.constantFrom('> ', '\n\n', '`', '**', '<b>', '&amp;', '😀')))
		.map((parts) => parts.join(''));
	fc.assert(
		fc.property(words, fc.integer({ min: 1, max: 60 }), (markdown, most) => {
			const text = excerpt(markdown, most);
			expect(Array.from(text).length).toBeLessThanOrEqual(most + 2);
			expect(text).not.toMatch(/<\/?(p|blockquote|strong|code|ul|ol|li|pre)\b[^>]*>$/);
		})
	);
});
