import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf, MAX_LENGTH, tidyText } from '#lib/rules/threads-text.ts';

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

test('an excerpt is one line of what was said, without quotes, code and marks', () => {
	expect(excerptOf('> cité\n\n# Titre\n\nUn **mot** et\n`code`, [lien](https://a.example).')).toBe(
		'Titre Un mot et code, lien.'
	);
	expect(excerptOf('```js\nconst a = 1;\n```\nVoilà')).toBe('Voilà');
	expect(excerptOf('> rien d’autre')).toBe('');
});

test('an excerpt is bounded and whole in its characters, whatever the text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
			const excerpt = excerptOf(text);
			expect([...excerpt].length).toBeLessThanOrEqual(141);
			expect(excerpt).not.toContain('\n');
			expect(excerpt.isWellFormed()).toBe(true);
		})
	);
});
