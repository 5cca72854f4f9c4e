import { handleKey } from './handle.ts';

/** In characters as a person counts them (code points). */
export const PASSWORD_MIN = 8;
const PASSWORD_MAX = 128;

export type PasswordRefusal =
	'password-short' | 'password-long' | 'password-is-handle' | 'password-common';

/** Why a new password is refused, or null. Length and a list of the usual ones are all that helps (NIST SP 800-63B, 3.1.1.2). */
export function refusalOfPassword(
	password: string,
	{ handle, commonPasswords }: { handle: string; commonPasswords: ReadonlySet<string> }
): PasswordRefusal | null {
	const length = [...password].length;
	if (length < PASSWORD_MIN) return 'password-short';
	if (length > PASSWORD_MAX) return 'password-long';
	if (handleKey(password.trim()) === handleKey(handle.trim())) return 'password-is-handle';
	if (commonPasswords.has(password.toLowerCase())) return 'password-common';
	return null;
}
