import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HANDLE_MAX, handleKey, judgeHandle } from '#lib/rules/handle.ts';

const reasonOf = (text: string) => {
	const judged = judgeHandle(text);
	return judged.ok ? null : judged.reason;
};

describe('a handle', () => {
	test.each([
		'ana',
		'Ana-Maria',
		'o.k',
		'a_1',
		'42',
		'José',
		'Σίσυφος',
		'анна',
		'山田たろう',
		'한글',
		'नमस्ते'
	])('may be %s', (text) => {
		expect(judgeHandle(text)).toMatchObject({ ok: true, handle: text });
	});

	test.each([
		['a', 'handle-short'],
		['ß', 'handle-short'],
		['x'.repeat(HANDLE_MAX + 1), 'handle-long'],
		['', 'handle-short'],
		['.ana', 'handle-characters'],
		['ana-', 'handle-characters'],
		['a..b', 'handle-characters'],
		['a b', 'handle-characters'],
		['a/b', 'handle-characters'],
		['a\u200bb', 'handle-characters'],
		['a\u202eb', 'handle-characters'],
		['ㅤㅤ', 'handle-characters'],
		['👍👍', 'handle-characters'],
		['a\u0301\u0302\u0303\u0304', 'handle-characters']
	])('cannot be %j: %s', (text, reason) => {
		expect(reasonOf(text)).toBe(reason);
	});

	test.each(['p\u0430ypal', 'ana\u03bf', '\u0410na', 'ana한글'])(
		'cannot mix scripts to look like another: %j',
		(text) => {
			expect(reasonOf(text)).toBe('handle-scripts');
		}
	);

	test.each([
		'admin',
		'ADMIN',
		'Ａｄｍｉｎ',
		'ad.min',
		'a-d-m-i-n',
		'Palabre',
		'Système',
		'null',
		'logout',
		'Équipe-Palabre',
		'l.equipe'
	])('cannot speak for the site: %s', (text) => {
		expect(reasonOf(text)).toBe('handle-reserved');
	});

	test.each([
		['ana', 'ANA'],
		['ana', 'ａｎａ'],
		['straße', 'STRASSE'],
		['Σίσυφος', 'ΣΊΣΥΦΟΣ'],
		['jose\u0301', 'Jos\u00e9'],
		['ﬁona', 'fiona'],
		['\u212Aim', 'kim']
	])('%s is the same as %s', (one, other) => {
		expect(handleKey(one)).toBe(handleKey(other));
	});

	test('has the same key in its stored form, in upper case and in lower case', () => {
		const letters = fc.constantFrom(...'abzéßſıİſıςσﬁǅΐიაⴀאבひカ漢한');
		fc.assert(
			fc.property(fc.string({ unit: letters, maxLength: 30 }), (text) => {
				const judged = judgeHandle(text);
				fc.pre(judged.ok);
				if (!judged.ok) return;
				expect(handleKey(judged.handle)).toBe(judged.key);
				expect(handleKey(judged.handle.toUpperCase())).toBe(judged.key);
				expect(handleKey(judged.key)).toBe(judged.key);
				expect(judgeHandle(judged.handle)).toEqual(judged);
			})
		);
	});

	test('any text at all is judged without complaint, and an accepted one fits its column', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
				const judged = judgeHandle(text);
				if (judged.ok) expect([...judged.handle].length).toBeLessThanOrEqual(HANDLE_MAX);
				expect(handleKey(handleKey(text))).toBe(handleKey(text));
			}),
			{ numRuns: 500 }
		);
	});
});
