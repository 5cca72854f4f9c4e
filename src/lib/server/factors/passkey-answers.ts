import * as v from 'valibot';

/** The site as browsers know it when they use a passkey. */
export type RelyingParty = {
	/** The domain; see `passkeyDomain`. */
	id: string;
	origin: string;
};

/** EdDSA, ES256 and RS256 (IANA, COSE algorithms): what authenticators offer. */
export const ALGORITHMS = [-8, -7, -257];

const base64url = v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(60_000));
const credential = {
	id: base64url,
	rawId: base64url,
	type: v.literal('public-key'),
	/** Of no use here. */
	clientExtensionResults: v.pipe(
		v.unknown(),
		v.transform(() => ({}))
	)
};

const Registration = v.object({
	...credential,
	response: v.object({
		clientDataJSON: base64url,
		attestationObject: base64url,
		transports: v.optional(
			v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z-]{1,20}$/))), v.maxLength(10)),
			[]
		)
	})
});

const Assertion = v.object({
	...credential,
	response: v.object({
		clientDataJSON: base64url,
		authenticatorData: base64url,
		signature: base64url,
		userHandle: v.nullish(base64url)
	})
});

/** What a browser answers when a passkey is made: JSON as WebAuthn, 5.1 writes it. Null when it is none. */
export const readRegistration = (json: string) => read(Registration, json);

/** What it answers when one is used. */
export const readAssertion = (json: string) => read(Assertion, json);

/** The challenge that was signed, as the answer says; null when it says none. */
export function challengeIn(answer: { response: { clientDataJSON: string } }): string | null {
	const json = Buffer.from(answer.response.clientDataJSON, 'base64url').toString();
	return read(v.object({ challenge: v.string() }), json)?.challenge ?? null;
}

function read<T extends v.GenericSchema>(schema: T, json: string): v.InferOutput<T> | null {
	const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
	return result.success ? result.output : null;
}
