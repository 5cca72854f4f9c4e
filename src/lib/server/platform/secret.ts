import { createHash, createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

/** What the server's secret is used for; each purpose has a key of its own. */
export type Purpose =
	| 'voter-tag'
	| 'visitor-cookie'
	| 'network'
	| 'address-of-account'
	| 'mail-name'
	| 'mailed-link'
	| 'invitation'
	| 'unsubscribe'
	| 'database-mark';

/** Knows the server's secret and gives it to nobody. */
export class Secret {
	readonly #secret: Buffer;
	readonly #keys = new Map<Purpose, KeyObject>();

	constructor(secret: string) {
		this.#secret = createHash('sha256').update(secret).digest();
	}

	/** HMAC-SHA-256 of the parts under this purpose's key; the parts cannot run into each other. */
	hash(purpose: Purpose, ...parts: (string | Uint8Array)[]): Buffer {
		const hmac = createHmac('sha256', this.#keyFor(purpose));
		for (const part of parts) {
			const bytes = typeof part === 'string' ? Buffer.from(part) : part;
			const length = Buffer.alloc(4);
			length.writeUInt32BE(bytes.length);
			hmac.update(length).update(bytes);
		}
		return hmac.digest();
	}

	#keyFor(purpose: Purpose): KeyObject {
		let key = this.#keys.get(purpose);
		if (!key) {
			key = createSecretKey(createHmac('sha256', this.#secret).update(purpose).digest());
			this.#keys.set(purpose, key);
		}
		return key;
	}
}

/** A token that cannot be guessed: 24 random bytes in base64url, 32 characters. */
export function randomToken(): string {
	return randomBytes(24).toString('base64url');
}

/** What is stored of a random token: enough to recognise it, useless to a thief. */
export function tokenHash(token: string): Buffer {
	return createHash('sha256').update(token).digest();
}
