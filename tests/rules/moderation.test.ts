import { describe, expect, test } from 'vitest';
import { parseSubject, subjectKey, suspensionHours } from '#lib/rules/moderation.ts';
import {
	canActOnContent,
	canActOnMember,
	canAppeal,
	canCloseAccountOf,
	canDecideAppeal,
	canDecideReports,
	canUndoAct,
	type Role
} from '#lib/rules/permissions.ts';

const person = (id: number, role: Role) => ({ id, role });

describe('an address of the desk', () => {
	test('names one thing', () => {
		for (const subject of ['comment-12', 'article-1', 'link-30', 'member-999']) {
			expect(subjectKey(parseSubject(subject)!)).toBe(subject);
		}
	});

	test('names nothing when it is made up', () => {
		for (const text of ['', 'comment', 'comment-0', 'comment-01', 'poll-1', 'comment-1x', '1']) {
			expect(parseSubject(text), text).toBeNull();
		}
	});
});

test('a suspension lasts a whole number of hours or days, for a year at most', () => {
	expect(suspensionHours('3', 'hours')).toBe(3);
	expect(suspensionHours(' 2 ', 'days')).toBe(48);
	expect(suspensionHours('365', 'days')).toBe(365 * 24);
	for (const [length, unit] of [
		['366', 'days'],
		['8761', 'hours'],
		['0', 'days'],
		['-1', 'days'],
		['1.5', 'days'],
		['', 'hours'],
		['an hour', 'hours']
	] as const) {
		expect(suspensionHours(length, unit), `${length} ${unit}`).toBeNull();
	}
});

describe('who may do what', () => {
	const roles: Role[] = ['member', 'moderator', 'steward'];

	test('acts on members go downwards only, and so never on oneself', () => {
		const may = roles.map((own) =>
			roles.map((other) => canActOnMember(person(1, own), person(2, other)))
		);
		expect(may).toEqual([
			[false, false, false],
			[true, false, false],
			[true, true, false]
		]);
		expect(canActOnMember(null, person(1, 'member'))).toBe(false);
	});

	test('accounts are closed by stewards alone', () => {
		expect(roles.map((own) => canCloseAccountOf(person(1, own), person(2, 'member')))).toEqual([
			false,
			false,
			true
		]);
	});

	test('nobody moderates what is their own', () => {
		expect(canActOnContent(person(1, 'moderator'), { authorIds: [1] })).toBe(false);
		expect(canActOnContent(person(1, 'moderator'), { authorIds: [2] })).toBe(true);
		expect(canActOnContent(person(1, 'moderator'), { authorIds: [] })).toBe(true);
		expect(canActOnContent(person(1, 'member'), { authorIds: [2] })).toBe(false);
		expect(canActOnContent(person(1, 'moderator'), { authorIds: [2, 1] })).toBe(false);
		expect(canDecideReports(person(1, 'moderator'), { authorIds: [2, 1] })).toBe(false);
	});

	test('an appeal is decided by a moderator who neither acted nor suffers the act', () => {
		const act = { kind: 'suspend', moderatorId: 1, memberId: 2, ownerIds: [2, 4] };
		expect(canAppeal(person(2, 'member'), act)).toBe(true);
		expect(canAppeal(person(3, 'member'), act)).toBe(false);
		expect(canDecideAppeal(person(1, 'steward'), act)).toBe(false);
		expect(canDecideAppeal(person(2, 'moderator'), act)).toBe(false);
		expect(canDecideAppeal(person(3, 'member'), act)).toBe(false);
		expect(canDecideAppeal(person(3, 'moderator'), act)).toBe(true);
		expect(canDecideAppeal(person(4, 'moderator'), act)).toBe(false);
		expect(canUndoAct(person(1, 'moderator'), act)).toBe(true);
		expect(canUndoAct(person(4, 'steward'), act)).toBe(false);
		expect(canUndoAct(person(2, 'moderator'), act)).toBe(false);
		expect(canUndoAct(person(3, 'moderator'), { ...act, kind: 'close-account' })).toBe(false);
	});
});
