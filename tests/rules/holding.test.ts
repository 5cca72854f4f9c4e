import { describe, expect, test } from 'vitest';
import { HOLD_MOST, holdCount, holdReasonOf } from '#lib/rules/holding.ts';
import { leadsElsewhere } from '#lib/rules/outside-links.ts';
import { canEditInto, type Role } from '#lib/rules/permissions.ts';

const author = (given: { role?: Role; isNew?: boolean } = {}) => ({
	...{ id: 1, role: 'member' as Role, isNew: true },
	...given
});
const written = (given: Partial<Parameters<typeof holdReasonOf>[1]> = {}) => ({
	...{ isAsked: false, holdsFirst: false, hasPosted: false, html: '<p>Un mot.</p>' },
	...given
});
const linked = '<p><a href="https://cages.example/" rel="nofollow">cages</a></p>';

describe('a comment waits for a moderator', () => {
	test('when one asked for it, whatever the age of the account', () => {
		expect(holdReasonOf(author({ isNew: false }), written({ isAsked: true }))).toBe('act');
	});

	test('when a new account puts links into it, but not for mentions or places of the site', () => {
		expect(holdReasonOf(author(), written({ html: linked, hasPosted: true }))).toBe('links');
		expect(holdReasonOf(author({ isNew: false }), written({ html: linked }))).toBeNull();
		const inside = '<p><a href="/members/ana">@ana</a> <a href="#comment-1">ici</a></p>';
		expect(holdReasonOf(author(), written({ html: inside }))).toBeNull();
		const evasive = '<p><a title="x" href="//cages.example">là</a></p>';
		expect(holdReasonOf(author(), written({ html: evasive }))).toBe('links');
		const mail = '<p><a href="mailto:a@cages.example">là</a></p>';
		expect(holdReasonOf(author(), written({ html: mail }))).toBe('links');
	});

	test('when it is the first of a new account, and the site wants that', () => {
		expect(holdReasonOf(author(), written())).toBeNull();
		expect(holdReasonOf(author(), written({ holdsFirst: true }))).toBe('first');
		expect(holdReasonOf(author(), written({ holdsFirst: true, hasPosted: true }))).toBeNull();
		expect(holdReasonOf(author({ isNew: false }), written({ holdsFirst: true }))).toBeNull();
	});

	test('never when moderators write it', () => {
		for (const role of ['moderator', 'steward'] as const) {
			const what = written({ isAsked: true, holdsFirst: true, html: linked });
			expect(holdReasonOf(author({ role }), what)).toBeNull();
		}
	});
});

test('an edit leads elsewhere when it has a link that was not there', () => {
	expect(leadsElsewhere('<p>Un mot.</p>', linked)).toBe(true);
	expect(leadsElsewhere(linked, linked.replace('<p>', '<p>Donc : '))).toBe(false);
	expect(leadsElsewhere(linked, linked.replace('cages.example', 'autres.example'))).toBe(true);
	expect(leadsElsewhere(linked, '<p>Un mot.</p>')).toBe(false);
	const may = (isNew: boolean, role: 'member' | 'moderator') =>
		canEditInto({ id: 1, role, isNew }, '<p>Un mot.</p>', linked);
	expect([may(true, 'member'), may(false, 'member'), may(true, 'moderator')]).toEqual([
		...[false, true, true]
	]);
	expect(canEditInto({ id: 1, role: 'member', isNew: true }, linked, '<p>Un mot.</p>')).toBe(true);
});

test('a moderator asks for 1 to 50 comments', () => {
	expect([holdCount('1'), holdCount(' 12 '), holdCount(String(HOLD_MOST))]).toEqual([1, 12, 50]);
	for (const text of ['', '0', '51', '-1', '1.5', '1e1', '٣', 'trois']) {
		expect(holdCount(text), text).toBeNull();
	}
});
