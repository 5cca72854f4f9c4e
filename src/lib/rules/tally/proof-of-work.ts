/**
 * What a new visitor's browser calculates during a burst: a key for one number after the other
 * (PBKDF2 with SHA-256, RFC 8018), until one is the key that is looked for.
 */
export const PROOF = {
	/** Rounds of the hash for each key. */
	cost: 10_000,
	/** The number is one from 1 to this, all equally likely: on average half of them are tried. */
	numbers: 900,
	/** Minutes for which a calculation is good. */
	minutes: 5
} as const;
