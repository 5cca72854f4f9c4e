import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** Flags of authenticator data (WebAuthn, 6.1): user present, user verified, attested credential. */
const FLAGS = { present: 0x01, verified: 0x04, attested: 0x40 };

type Given = {
	/** Whose passkey; the domain that the browser would say. */
	rpId?: string;
	origin?: string;
	isVerified?: boolean;
};

/** A security key in a few lines, which answers as a browser would pass it on: ES256, no attestation. */
export class Authenticator {
	readonly id = randomBytes(16);
	readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	#userHandle = Buffer.alloc(0);
	#counter = 0;

	/** Makes its passkey for these options, as JSON. */
	make(options: { challenge: string; user: { id: string } }, given: Given = {}): string {
		this.#userHandle = Buffer.from(options.user.id, 'base64url');
		const attested = Buffer.concat([
			Buffer.alloc(16),
			uint16(this.id.length),
			this.id,
			coseKey(this.#keys.publicKey)
		]);
		const authData = Buffer.concat([this.#dataOf(given, FLAGS.attested), attested]);
		// {"fmt": "none", "attStmt": {}, "authData": bytes} in CBOR
		const attestationObject = Buffer.concat([
			Buffer.from([0xa3]),
			...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0])],
			...[text('authData'), bytes(authData)]
		]);
		return this.#answer({
			clientDataJSON: clientData('webauthn.create', options.challenge, given).toString('base64url'),
			attestationObject: attestationObject.toString('base64url'),
			transports: ['usb']
		});
	}

	/** Signs the challenge of these options, as JSON. */
	sign(options: { challenge: string }, given: Given = {}): string {
		this.#counter += 1;
		const client = clientData('webauthn.get', options.challenge, given);
		const authData = this.#dataOf(given, 0);
		const signed = Buffer.concat([authData, createHash('sha256').update(client).digest()]);
		return this.#answer({
			clientDataJSON: client.toString('base64url'),
			authenticatorData: authData.toString('base64url'),
			signature: sign('sha256', signed, this.#keys.privateKey).toString('base64url'),
			userHandle: this.#userHandle.toString('base64url')
		});
	}

	#dataOf({ rpId = 'localhost', isVerified = true }: Given, flags: number): Buffer {
		const counter = Buffer.alloc(4);
		counter.writeUInt32BE(this.#counter);
		const all = FLAGS.present | (isVerified ? FLAGS.verified : 0) | flags;
		return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([all]), counter]);
	}

	#answer(response: object): string {
		const id = this.id.toString('base64url');
		return JSON.stringify({
			...{ id, rawId: id, type: 'public-key', response },
			clientExtensionResults: {}
		});
	}
}

function clientData(type: string, challenge: string, { origin = 'http://localhost' }: Given) {
	return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** {1: 2, 3: -7, -1: 1, -2: x, -3: y} in CBOR: an EC2 key for ES256 (RFC 9053). */
function coseKey(key: KeyObject): Buffer {
	const { x = '', y = '' } = key.export({ format: 'jwk' });
	const [head, tail] = [Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]), Buffer.from([0x22])];
	const [left, right] = [x, y].map((part) => bytes(Buffer.from(part, 'base64url')));
	return Buffer.concat([head, left!, tail, right!]);
}

function uint16(number: number): Buffer {
	const buffer = Buffer.alloc(2);
	buffer.writeUInt16BE(number);
	return buffer;
}

const text = (value: string): Buffer =>
	Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);

/** In the shortest form, as authenticators must (CTAP 2, canonical CBOR). */
const bytes = (value: Buffer): Buffer =>
	value.length < 256
		? Buffer.concat([Buffer.from([0x58, value.length]), value])
		: Buffer.concat([Buffer.from([0x59]), uint16(value.length), value]);
