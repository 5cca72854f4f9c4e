import type { Role } from './permissions.ts';

/** Codes of an authenticator app: RFC 6238 with the values that every app knows. `window` in steps, each way. */
export const TOTP = { digits: 6, period: 30, window: 1 } as const;

/** How many recovery codes are given at a time, and the characters of one: 16 of 5 bits each. */
export const RECOVERY = { codes: 10, length: 16 } as const;

/** Minutes for which somebody who proved who they are need not do so again. */
export const RECENT_MINUTES = 15;

/** Minutes between the password and the second step of a login. */
export const PENDING_MINUTES = 10;

/** Minutes in which an app must be confirmed after its secret was made. */
export const SETUP_MINUTES = 30;

/** Minutes that a challenge to a passkey is good for, once. */
export const CHALLENGE_MINUTES = 5;

export const PASSKEY_NAME_MAX = 60;
export const MOST_PASSKEYS = 20;

/** Who must have a second factor: nobody, those who moderate and run the site. */
export const FACTOR_MODES = ['free', 'team'] as const;
export type FactorMode = (typeof FACTOR_MODES)[number];

type Factors = {
	/** Whether the site asks its team for a second factor. */
	isRequired: boolean;
	hasFactor: boolean;
};

/** Whether somebody's role rests until they have a second factor. */
export const lacksFactor = (role: Role, { isRequired, hasFactor }: Factors): boolean =>
	role !== 'member' && isRequired && !hasFactor;

/** The role with which somebody asks: everything that a moderator or steward may do rests together. */
export const roleInForce = (role: Role, factors: Factors): Role =>
	lacksFactor(role, factors) ? 'member' : role;

/**
 * The domain that passkeys are bound to; null where browsers know none: an IP address
 * is no domain (WebAuthn, 5.1.2), and without https there are only those of one's own machine.
 */
export function passkeyDomain(origin: string): string | null {
	const { protocol, hostname } = new URL(origin);
	if (hostname === 'localhost' || hostname.endsWith('.localhost')) return hostname;
	const isAddress = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
	return protocol === 'https:' && !isAddress ? hostname : null;
}
