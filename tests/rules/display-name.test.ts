import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeDisplayName } from '#lib/rules/display-name.ts';

const reasonOf = (text: string) => {
	const judged = judgeDisplayName(text);
	return judged.ok ? null : judged.reason;
};

test.each([
	['Ana María', null],
	['O’Brien & fils <3', null],
	['👩‍💻 Zoé', null],
	['محمد', null],
	['', 'name-empty'],
	['   ', 'name-empty'],
	['\u200b\u200d', 'name-empty'],
	['x'.repeat(61), 'name-long'],
	['a\nb', 'name-characters'],
	['ana\u202egro', 'name-characters'],
	['ana\u2066', 'name-characters'],
	['a\u2028b', 'name-characters'],
	['Z' + '\u0301'.repeat(8), 'name-characters'],
	['Modération', 'name-reserved'],
	['P a l a b r e', 'name-reserved'],
	['L’équipe de modération', 'name-reserved'],
	['⚑ Palabre !', 'name-reserved'],
	['Ana, membre', null],
	['La Palabre d’Ana', null]
])('of %j as display name is said: %s', (text, reason) => {
	expect(reasonOf(text)).toBe(reason);
});

test('an accepted name is what was typed, without the spaces around it', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 70 }), (text) => {
			const judged = judgeDisplayName(` ${text} `);
			if (judged.ok) expect(judged.displayName).toBe(text.trim());
		})
	);
});
