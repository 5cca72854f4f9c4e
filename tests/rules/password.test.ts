import { expect, test } from 'vitest';
import { refusalOfPassword } from '#lib/rules/password.ts';
import { commonPasswords } from '#lib/server/accounts/common-passwords.ts';

const refusal = async (password: string, handle = 'ana') =>
	refusalOfPassword(password, { handle, commonPasswords: await commonPasswords() });

test.each(['password', 'Password123', '12345678', 'azertyuiop', 'MOTDEPASSE'])(
	'%s is too common to be a password',
	async (password) => {
		expect(await refusal(password)).toBe('password-common');
	}
);

test('a password has 8 to 128 characters as a person counts them', async () => {
	expect(await refusal('👩'.repeat(7))).toBe('password-short');
	expect(await refusal('👩'.repeat(8))).toBeNull();
	expect(await refusal('é'.repeat(128))).toBeNull();
	expect(await refusal('é'.repeat(129))).toBe('password-long');
});

test('no kind of character is asked for', async () => {
	expect(await refusal('le chat dort')).toBeNull();
	expect(await refusal('918273645546')).toBeNull();
});

test('the handle in any spelling is no password', async () => {
	expect(await refusal('Ana-Maria-Lopez', 'ana-maria-lopez')).toBe('password-is-handle');
	expect(await refusal('ＡＮＡ-maria-lopez ', 'ana-maria-lopez')).toBe('password-is-handle');
});
