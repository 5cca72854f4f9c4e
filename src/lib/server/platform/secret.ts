import {
	createCipheriv,
	createDecipheriv,
	createHash,
	createHmac,
	createSecretKey,
	randomBytes,
	type KeyObject
} from 'node:crypto';

/** What the server's secret is used for; each purpose has a key of its own. */
export type Purpose =
	| 'voter-tag'
	| 'proof-of-work'
	| 'visitor-cookie'
	| 'network'
	| 'click'
	| 'limit'
	| 'address-of-account'
	| 'mail-name'
	| 'mailed-link'
	| 'invitation'
	| 'unsubscribe'
	| 'authenticator'
	| 'database-mark';

const NONCE = 12;
const TAG = 16;

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

	/**
	 * Encrypts what the database must be able to give back, bound to whom it is about
	 * (AES-256-GCM: 12 bytes of nonce, 16 of tag, then the text).
	 */
	seal(purpose: Purpose, text: Uint8Array, about: string): Buffer {
		const nonce = randomBytes(NONCE);
		const cipher = createCipheriv('aes-256-gcm', this.#keyFor(purpose), nonce);
		cipher.setAAD(Buffer.from(about));
		const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
		return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
	}

	/** What was sealed; null where it was sealed under another secret, or about somebody else. */
	open(purpose: Purpose, sealed: Uint8Array, about: string): Buffer | null {
		const [nonce, tag] = [sealed.subarray(0, NONCE), sealed.subarray(NONCE, NONCE + TAG)];
		if (tag.length < TAG) return null;
		const decipher = createDecipheriv('aes-256-gcm', this.#keyFor(purpose), nonce);
		decipher.setAAD(Buffer.from(about));
		decipher.setAuthTag(tag);
		try {
			return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
		} catch {
			return null;
		}
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
