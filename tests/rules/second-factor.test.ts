import { expect, test } from 'vitest';
import { canRemoveFactor, canResetFactorOf } from '#lib/rules/permissions.ts';
import { lacksFactor, passkeyDomain, roleInForce } from '#lib/rules/second-factor.ts';

test.each([
	['steward', true, false, 'member'],
	['moderator', true, false, 'member'],
	['steward', true, true, 'steward'],
	['moderator', false, false, 'moderator'],
	['member', true, false, 'member']
] as const)(
	'a %s (required: %s, has one: %s) acts as a %s',
	(role, isRequired, hasFactor, acts) => {
		expect(roleInForce(role, { isRequired, hasFactor })).toBe(acts);
		expect(lacksFactor(role, { isRequired, hasFactor })).toBe(role !== acts);
	}
);

test('the last factor goes where nobody asks for one', () => {
	expect(canRemoveFactor('steward', { isRequired: true, others: 0 })).toBe(false);
	expect(canRemoveFactor('steward', { isRequired: true, others: 1 })).toBe(true);
	expect(canRemoveFactor('moderator', { isRequired: false, others: 0 })).toBe(true);
	expect(canRemoveFactor('member', { isRequired: true, others: 0 })).toBe(true);
});

test('a steward resets what others lost', () => {
	expect(canResetFactorOf({ id: 1, role: 'steward' }, { id: 2 })).toBe(true);
	expect(canResetFactorOf({ id: 1, role: 'steward' }, { id: 1 })).toBe(false);
	expect(canResetFactorOf({ id: 1, role: 'moderator' }, { id: 2 })).toBe(false);
	expect(canResetFactorOf(null, { id: 2 })).toBe(false);
});

test.each([
	['https://palabre.example', 'palabre.example'],
	['https://palabre.example:8443', 'palabre.example'],
	['http://localhost:3000', 'localhost'],
	['http://palabre.example', null],
	['http://127.0.0.1:3000', null],
	['https://192.0.2.7', null],
	['https://[2001:db8::1]', null]
])('passkeys of %s are bound to %s', (origin, domain) => {
	expect(passkeyDomain(origin)).toBe(domain);
});
