import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptAround, HIT_BEGINS, HIT_ENDS } from '#lib/rules/search-excerpt.ts';

const marked = (text: string) => text.replaceAll('[', HIT_BEGINS).replaceAll(']', HIT_ENDS);
const plain = (text: string) => text.replace(/[[\]]/g, '');
const told = (text: string, most: number) =>
	excerptAround(plain(text), marked(text), most)
		.map(({ text, isHit }) => (isHit ? `[${text}]` : text))
		.join('');

describe('an excerpt', () => {
	test('is the whole of a short text, with what was found', () => {
		expect(told('Une [cage] et une [clef].', 100)).toBe('Une [cage] et une [clef].');
		expect(told('Rien ici.', 100)).toBe('Rien ici.');
	});

	test('is the part in which most was found, cut between words', () => {
		const filler = 'des mots et des mots '.repeat(20);
		const text = `Une [cage]. ${filler}Une [cage], une [clef], une [porte]. ${filler}`;
		const excerpt = told(text, 120);
		expect(excerpt).toContain('Une [cage], une [clef], une [porte].');
		expect(excerpt).toMatch(/^… (mots|et|des) .* (mots|et|des) …$/);
		expect([...plain(excerpt)].length).toBeLessThanOrEqual(124);
	});

	test('is the beginning where nothing was found', () => {
		expect(told(`Début ${'suite '.repeat(50)}`, 100)).toMatch(/^Début suite .* suite …$/);
	});

	test('shows nothing as found in a text that is another one', () => {
		expect(excerptAround('Une cage', marked('Une [cage] de plus'), 100)).toEqual([
			{ text: 'Une cage', isHit: false }
		]);
	});

	test('is a part of the text, however it is marked', () => {
		const words = fc.array(
			fc.tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), fc.boolean()),
			{ maxLength: 200 }
		);
		fc.assert(
			fc.property(words, fc.integer({ min: 80, max: 300 }), (words, most) => {
				const clean = words.map(([word, isHit]) => [word.replace(/[[\]]/g, ''), isHit] as const);
				const text = clean.map(([word, isHit]) => (isHit ? `[${word}]` : word)).join(' ');
				const pieces = excerptAround(plain(text), marked(text), most);
				const shown = pieces.map(({ text }) => text).join('');
				expect(plain(text)).toContain(shown.replace(/^… /, '').replace(/ …$/, ''));
				expect([...shown].length).toBeLessThanOrEqual(most + 4);
			})
		);
	});
});
