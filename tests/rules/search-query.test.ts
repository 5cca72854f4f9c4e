import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' };
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_QUERY, MAX_TERMS, readQuery, type Term } from '#lib/rules/search-query.ts';

function termsOf(typed: string): Term[] {
	const read = readQuery(typed);
	if (!read.ok) throw new Error(`refused: ${read.reason}`);
	return read.terms;
}

/** As one would type it again: +word, word*, "phrase", -word. */
const told = (typed: string) =>
	termsOf(typed).map(({ text, isPhrase, isExcluded, isPrefix }) =>
		[isExcluded ? '-' : '', isPhrase ? `"${text}"` : text, isPrefix ? '*' : ''].join('')
	);

const reasonOf = (typed: string) => {
	const read = readQuery(typed);
	return read.ok ? null : read.reason;
};

describe('what is typed into a search', () => {
	test('is words, the last of which may be unfinished', () => {
		expect(told('cage libre')).toEqual(['cage', 'libre*']);
		expect(told('  peut-être   c++ ')).toEqual(['peut-être', 'c++']);
		expect(told('ça')).toEqual(['ça']);
		expect(told('liber* cage')).toEqual(['liber*', 'cage*']);
	});

	test('is phrases in the quotation marks of either language, closed or not', () => {
		expect(told('"logiciel libre" cage')).toEqual(['"logiciel libre"', 'cage*']);
		expect(told('« logiciel libre »')).toEqual(['"logiciel libre"']);
		expect(told('cage “free software')).toEqual(['cage', '"free software"']);
	});

	test('is what must not be there, behind a minus', () => {
		expect(told('cage -prison')).toEqual(['cage', '-prison']);
		expect(told('cage -"en prison" --or')).toEqual(['cage', '-"en prison"', '-or']);
		expect(reasonOf('-prison')).toBe('only-excluded');
	});

	test('says nothing without letters and digits', () => {
		for (const typed of ['', '   ', '""', '-', '***', '-"" & | ! ( ) <->', '« »']) {
			expect(told(typed), typed).toEqual([]);
		}
	});

	test('is refused when nobody can read it, or when it is too long', () => {
		for (const typed of ['a\0b', '\ud800', 'a\udfff']) expect(reasonOf(typed)).toBe('malformed');
		expect(told('é'.repeat(MAX_QUERY))).toHaveLength(1);
		expect(reasonOf('é'.repeat(MAX_QUERY + 1))).toBe('too-long');
		expect(told('a '.repeat(MAX_TERMS))).toHaveLength(MAX_TERMS);
		expect(reasonOf('a '.repeat(MAX_TERMS + 1))).toBe('too-long');
	});

	test('becomes terms that are whole, whatever it is', () => {
		const typed = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 60 }),
			fc.string({
				unit: fc.constantFrom('a', 'é', '"', '«', '»', '-', ' ', '*', ':', '\\', "'", '&'),
				maxLength: 60
			}),
			fc.constantFrom(...naughtyStrings)
		);
		fc.assert(
			fc.property(typed, (typed) => {
				const read = readQuery(typed);
				if (!read.ok) return;
				expect(read.terms.length).toBeLessThanOrEqual(MAX_TERMS);
				for (const { text, isPhrase, isExcluded, isPrefix } of read.terms) {
					expect(text).toMatch(/[\p{L}\p{N}]/u);
					if (!isPhrase) expect(text).not.toMatch(/[\s"]/);
					if (isPrefix) {
						expect(isPhrase || isExcluded).toBe(false);
						expect(text).toMatch(/^[\p{L}\p{M}\p{Nd}]+$/u);
					}
				}
			}),
			{ numRuns: 500 }
		);
	});
});
