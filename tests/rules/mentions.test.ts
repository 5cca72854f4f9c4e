import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handleKey, judgeHandle } from '#lib/rules/handle.ts';
import { findMentions } from '#lib/rules/mentions.ts';

const keysIn = (text: string) => findMentions(text).map(({ key }) => key);

describe('a mention', () => {
	test('names a handle in any spelling, and punctuation behind it stays outside', () => {
		expect(keysIn('Merci @Ana. (@bob-le_roux), @zoé.2: «@Иван», @ana… @bea!')).toEqual(
			['ana', 'bob-le_roux', 'zoé.2', 'иван', 'ana', 'bea'].map(handleKey)
		);
		expect(keysIn('@ana')).toEqual(['ana']);
		expect(keysIn('@ana.')).toEqual(['ana']);
		expect(keysIn('@ana...')).toEqual(['ana']);
		expect(keysIn('@ana-')).toEqual(['ana']);
	});

	test('is not in an address, nor a name elsewhere, nor a mere sign', () => {
		for (const text of [
			'ana@example.org',
			'a.b+c@example.org',
			'@ana@example.org',
			'@ana.bob@example.org',
			'https://a.example/@ana',
			'@@ana',
			'@ ana',
			'@',
			'@a',
			'@_ana',
			'x=@ana',
			`@${'a'.repeat(31)}`
		]) {
			expect(keysIn(text), text).toEqual([]);
		}
	});

	test('of every handle that can be had is found where it stands, and nothing else is', () => {
		const letters = [...'abzéßñ0129АбвΩμあ漢字한글'];
		const handles = fc
			.array(fc.constantFrom(...letters, '-', '_', '.'), { minLength: 2, maxLength: 12 })
			.map((parts) => parts.join(''))
			.filter((handle) => judgeHandle(handle).ok);
		const before = fc.constantFrom('', ' ', '(', '\n', ', ', '« ', '>', '…');
		const behind = fc.constantFrom('', ' ', ')', '\n', ', ', '.', ' .', '!', ' ?', '…', '’s');
		fc.assert(
			fc.property(handles, before, behind, (handle, before, behind) => {
				const text = `${before}@${handle}${behind}`;
				const found = findMentions(text);
				expect(found).toHaveLength(1);
				expect(found[0]!.key).toBe(handleKey(handle));
				expect(text.slice(found[0]!.at, found[0]!.end)).toBe(`@${handle}`);
			})
		);
	});

	test('is cut from any text without overlap, and the same each time', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'@ab.-_ \n/é') }), (text) => {
				let end = 0;
				for (const mention of findMentions(text)) {
					expect(mention.at).toBeGreaterThanOrEqual(end);
					expect(text[mention.at]).toBe('@');
					expect(text.slice(mention.at + 1, mention.end)).toMatch(/^[abé0-9].*[abé0-9]$/);
					end = mention.end;
				}
				expect(findMentions(text)).toEqual(findMentions(text));
			})
		);
	});
});
