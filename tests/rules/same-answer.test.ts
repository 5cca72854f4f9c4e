import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerKey, isAmongAnswers, isSameAnswer } from '#lib/rules/same-answer.ts';

test.each([
	['Du thé vert', 'DU THE  VERT'],
	['Du thé vert', 'du the\u0301 vert'],
	['Du thé vert', ' Du\u00a0thé\u202fvert\n'],
	['Du thé vert', 'Du t\u200bhé v\u00adert'],
	['Été', 'ｅｔｅ'],
	['Œufs', 'oeufs'],
	['Łódź', 'lodz'],
	['Straße', 'STRASSE'],
	['ДА', 'да'],
	['Ещё', 'еще'],
	['ΟΔΟΣ', 'οδοσ'],
	['L’un et l’autre', "l'un et l'autre"],
	['« Oui »', '“ oui ”'],
	['Mi-temps', 'Mi‑temps'],
	['❤️', '❤'],
	['ﬁn', 'fin'],
	['İstanbul', 'istanbul']
])('%j and %j are the same answer', (one, other) => {
	expect(isSameAnswer(one, other)).toBe(true);
});

test.each([
	['Oui', 'Non'],
	['C', 'C++'],
	['C#', 'C'],
	['10', '100'],
	['1,5', '15'],
	['> 3', '< 3'],
	['+1', '-1'],
	['👍', '👎'],
	['か', 'が'],
	['कि', 'की'],
	['и', 'й'],
	['Oui, sans hésiter', 'Oui sans hésiter']
])('%j and %j are two answers', (one, other) => {
	expect(isSameAnswer(one, other)).toBe(false);
});

describe('what an answer says', () => {
	const label = fc.string({ unit: 'grapheme' });

	test('does not depend on how its characters are put together', () => {
		fc.assert(
			fc.property(label, (text) => {
				for (const form of ['NFC', 'NFD'] as const) {
					expect(answerKey(text.normalize(form))).toBe(answerKey(text));
				}
			})
		);
	});

	test('does not depend on what stands about it', () => {
		fc.assert(
			fc.property(label, (text) => {
				expect(answerKey(`\u200b ${text}\n\ufeff`)).toBe(answerKey(text));
			})
		);
	});
});

test('an answer is looked for among all that stand there', () => {
	expect(isAmongAnswers('the', ['Café', 'Thé'])).toBe(true);
	expect(isAmongAnswers('tisane', ['Café', 'Thé'])).toBe(false);
	expect(isAmongAnswers('tisane', [])).toBe(false);
});
