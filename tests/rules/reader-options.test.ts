import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canDecideOption } from '#lib/rules/permissions.ts';
import { judgeOptionText } from '#lib/rules/reader-options.ts';

describe('an answer as it would stand on the ballot', () => {
	test('is on one line, with single spaces', () => {
		expect(judgeOptionText('  Un \t peu\n des deux ')).toEqual({
			ok: true,
			label: 'Un peu des deux'
		});
		expect(judgeOptionText('🍵')).toEqual({ ok: true, label: '🍵' });
		expect(judgeOptionText('e\u0301te\u0301')).toEqual({ ok: true, label: 'été' });
	});

	test('says something that is seen, in 160 characters', () => {
		for (const nothing of ['', '   ', '\u200b\u2060', '…', '?!']) {
			expect(judgeOptionText(nothing), nothing).toEqual({ ok: false, reason: 'says-nothing' });
		}
		expect(judgeOptionText('🍵'.repeat(160)).ok).toBe(true);
		expect(judgeOptionText('🍵'.repeat(161))).toEqual({ ok: false, reason: 'too-long' });
	});

	test('disturbs nothing that stands beside it', () => {
		for (const text of [
			'a\u202eb',
			'a\u0007b',
			'a\u0301\u0301\u0301\u0301\u0301\u0301',
			'a\u2066b'
		]) {
			expect(judgeOptionText(text), JSON.stringify(text)).toEqual({
				ok: false,
				reason: 'disturbing'
			});
		}
	});

	test('is judged the same when it is judged again', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
				const judged = judgeOptionText(typed);
				if (judged.ok) expect(judgeOptionText(judged.label)).toEqual(judged);
			})
		);
	});
});

test('who wrote the article decides, and who moderates; not who proposed it, unless they run the site', () => {
	const as = (role: 'member' | 'moderator' | 'steward') => ({ id: 1, role });
	const of = (part: 'author' | 'co-author' | 'invited' | null, senderId: number | null = 2) => ({
		part,
		senderId
	});
	expect(canDecideOption(null, of(null))).toBe(false);
	expect(canDecideOption(as('member'), of(null))).toBe(false);
	expect(canDecideOption(as('member'), of('invited'))).toBe(false);
	expect(canDecideOption(as('member'), of('author'))).toBe(true);
	expect(canDecideOption(as('member'), of('co-author', null))).toBe(true);
	expect(canDecideOption(as('moderator'), of(null))).toBe(true);
	expect(canDecideOption(as('member'), of('author', 1))).toBe(false);
	expect(canDecideOption(as('moderator'), of(null, 1))).toBe(false);
	expect(canDecideOption(as('steward'), of(null, 1))).toBe(true);
});
