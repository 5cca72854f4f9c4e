import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_LENGTH, tidyText } from '#lib/rules/threads-text.ts';

test('blank lines before a text and white space behind it are not kept', () => {
	expect(tidyText(' \n\n\t\n  code\n text \n\n ')).toEqual({ text: '  code\n text' });
});

test('white space alone is no text', () => {
	for (const typed of ['', ' ', '\n\n', '\t\u00a0\ufeff\n ']) {
		expect(tidyText(typed)).toEqual({ reason: 'empty' });
	}
});

test('the length is counted in whole characters, without the white space around', () => {
	const longest = '🌳'.repeat(MAX_LENGTH);
	expect(tidyText(`\n${longest}\n \n`)).toEqual({ text: longest });
	expect(tidyText(`${longest}a`)).toEqual({ reason: 'too-long' });
});

test('a tidy text stays as it is, and every text loses white space only', () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom(' ', '\n', '\t', 'a', '>') }), (typed) => {
			const tidy = tidyText(typed);
			if ('reason' in tidy) {
				expect(typed.trim()).toBe('');
				return;
			}
			expect(tidyText(tidy.text)).toEqual(tidy);
			expect(typed).toContain(tidy.text);
			expect(tidy.text.trim()).toBe(typed.trim());
		})
	);
});
