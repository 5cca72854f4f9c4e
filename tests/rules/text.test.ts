import { expect, test } from 'vitest';
import { closeWords } from '#lib/text/close-words.ts';
import { formatNumber, plural } from '#lib/text/format.ts';
import { en } from '#lib/text/en.ts';
import { fr } from '#lib/text/fr.ts';
import { agreementWords } from '#lib/text/ballot-words.ts';
import { askedOtherwise, timesInWords } from '#lib/text/series-words.ts';

test('French counts zero as one, English as many', () => {
	const forms = { one: '# clic', other: '# clics' };
	expect(plural('fr', 0, forms)).toBe('0 clic');
	expect(plural('fr', 1, forms)).toBe('1 clic');
	expect(plural('fr', 2, forms)).toBe('2 clics');
	expect(plural('en', 0, { one: '# click', other: '# clicks' })).toBe('0 clicks');
	expect(plural('fr', 1_000_000, forms)).toBe(`${formatNumber('fr', 1_000_000)} clics`);
});

test('French texts keep French typography: no straight apostrophe, no plain space before ; : ! ?', () => {
	const wrong = wordsOf(fr).filter((text) => /\p{L}'\p{L}| [;!?»]|« | :( |$)/u.test(text));
	expect(wrong).toEqual([]);
});

test('no text of one language was left in the other', () => {
	const same = (a: unknown, b: unknown): string[] =>
		typeof a === 'string'
			? a === b && /\p{L}{4,} \p{L}{2,} \p{L}{2,}/u.test(a)
				? [a]
				: []
			: a && b && typeof a === 'object'
				? Object.keys(a).flatMap((key) => same(a[key as never], b[key as never]))
				: [];
	expect(same(fr, en)).toEqual([]);
});

test('a tag has one name, and the fingerprint of a ballot another', () => {
	const wordsOfTags = [...wordsOf(fr), ...wordsOf(en)].filter((text) =>
		/thème|\bthemes?\b/i.test(text)
	);
	expect(wordsOfTags).toEqual([]);
	const secrecy = [fr, en].flatMap(({ method }) => method.secrecy.points({ shuffled: '5' }));
	expect(secrecy.filter((text) => /étiquette|\btag\b/i.test(text))).toEqual([]);
});

test('a draft that is published is read by a link in the typography of its language', () => {
	expect(fr.write.list.readTitle('Un titre')).toBe('Lire\u00a0: Un titre');
	expect(en.write.list.readTitle('A title')).toBe('Read: A title');
});

test('a poll says in which years its question was asked before and again', () => {
	const asked = (before: number[], again: number[]) =>
		askedOtherwise('en', [
			...before.map((year) => ({ year, isBefore: true })),
			...again.map((year) => ({ year, isBefore: false }))
		]);
	expect(asked([2006], [])).toBe('Asked before, in 2006.');
	expect(asked([], [2026, 2027])).toBe('Asked again in 2026 and 2027.');
	expect(asked([2006, 2016, 2026], [2027])).toBe(
		'Asked before, in 2006, 2016 and 2026, and again in 2027.'
	);
});

test('two methods that agree on a tie name answers, and one of two winners is no agreement', () => {
	expect(agreementWords('en', ['Apple'], ['Apple'])).toBe('Both methods name the same answer.');
	expect(agreementWords('en', ['Apple', 'Pear'], ['Apple', 'Pear'])).toBe(
		'Both methods name the same answers, in a tie.'
	);
	expect(agreementWords('en', ['Apple', 'Pear'], ['Apple'])).toContain('do not say the same');
});

test('a poll that closes at midnight closes on its last day of voting, where the site is', () => {
	const close = new Date('2026-11-30T23:00:00Z');
	expect(closeWords('fr', close, 'Europe/Paris')).toBe('30 novembre 2026 à 24\u202fh');
	expect(closeWords('en', close, 'Europe/Paris')).toBe('30 November 2026 at 24:00');
	expect(closeWords('en', close, 'UTC')).toBe('30 Nov 2026, 23:00');
});

test('times are named by their month, and by their day where a month has several', () => {
	const openings = ['2006-11-20', '2026-11-02', '2026-11-27'].map((day) => new Date(day));
	expect(timesInWords('en', openings, 'Europe/Paris')).toEqual([
		'November 2006',
		'2 November 2026',
		'27 November 2026'
	]);
});

function wordsOf(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return value && typeof value === 'object' ? Object.values(value).flatMap(wordsOf) : [];
}
