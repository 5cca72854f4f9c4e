import { Secret, TOTP as Totp } from 'otpauth';
import { TOTP } from '../../rules/second-factor.ts';

/** SHA-1 and 20 bytes: what RFC 4226 recommends, and the only ones that every app knows. */
const ALGORITHM = 'SHA1';
export const SECRET_BYTES = 20;

/**
 * The time step (RFC 6238, 4.2) whose code this is, among those around a moment;
 * null when it is none of them. Compared in constant time.
 *
 * @param now seconds since 1970, by the clock of the database
 */
export function stepOfCode(secret: Uint8Array, code: string, now: number): number | null {
	const { digits, period, window } = TOTP;
	// The library throws at other digits than those of ASCII, which people type as well.
	if (!/^[0-9]+$/.test(code)) return null;
	const delta = Totp.validate({
		token: code,
		secret: new Secret({ buffer: bufferOf(secret) }),
		algorithm: ALGORITHM,
		...{ digits, period, window },
		timestamp: now * 1000
	});
	return delta === null ? null : Math.floor(now / period) + delta;
}

/** What an app is told: by a picture, or typed in by hand. */
export function describeSecret(
	secret: Uint8Array,
	{ site, handle }: { site: string; handle: string }
): { uri: string; base32: string } {
	const { digits, period } = TOTP;
	const totp = new Totp({
		...{ issuer: site, label: handle, algorithm: ALGORITHM, digits, period },
		secret: new Secret({ buffer: bufferOf(secret) })
	});
	return { uri: totp.toString(), base32: totp.secret.base32 };
}

/** The bytes alone: a Buffer may lie in a larger one. */
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** What a kept secret is bound to: in another member's row it cannot be opened. */
export const sealedFor = (memberId: number): string => `member-${memberId}`;
