import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { MOST_PASSKEYS, PASSKEY_NAME_MAX } from '../../rules/second-factor.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { makeChallenge, takeChallenge } from './challenges.ts';
import { noteAdded } from './note.ts';
import { ALGORITHMS, challengeIn, readRegistration, type RelyingParty } from './passkey-answers.ts';
import { passkeys } from './tables.ts';
import { webauthn } from './webauthn.ts';

/** What the browser is to ask its authenticator for. */
export async function offerPasskey(ctx: MemberCtx, site: RelyingParty & { name: string }) {
	const memberId = ctx.asker.id;
	const own = await ctx.db.select().from(passkeys).where(eq(passkeys.memberId, memberId));
	const userHandle = own[0]?.userHandle ?? randomBytes(32);
	const { generateRegistrationOptions } = await webauthn();
	return generateRegistrationOptions({
		rpName: site.name,
		rpID: site.id,
		userID: new Uint8Array(userHandle),
		userName: ctx.asker.handle,
		userDisplayName: ctx.asker.displayName,
		challenge: await makeChallenge(ctx, { purpose: 'add', memberId, userHandle }),
		attestationType: 'none',
		supportedAlgorithmIDs: ALGORITHMS,
		excludeCredentials: own.map(({ credentialId, transports }) => ({
			id: credentialId.toString('base64url'),
			transports
		})),
		// It also opens the account alone: so it must know its owner, and which account it is for.
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
	});
}

export type PasskeyRefusal =
	| 'passkey-refused'
	| 'name-empty'
	/** It is somebody's already. */
	| 'passkey-known'
	| 'too-many-passkeys';

export type AddOutcome =
	/** The recovery codes, where these are the first. */
	{ ok: true; codes: string[] | null } | { ok: false; reason: PasskeyRefusal };

/** Takes a passkey that was just made, under a name of its owner's. */
export async function addPasskey(
	ctx: MemberCtx,
	site: RelyingParty,
	typed: { name: string; answer: string }
): Promise<AddOutcome> {
	// Cut, not refused: the authenticator keeps what it has just made.
	const name = [...typed.name.trim()].slice(0, PASSKEY_NAME_MAX).join('');
	if (name === '') return { ok: false, reason: 'name-empty' };
	const made = await verifyNew(ctx, site, typed.answer);
	if (!made) return { ok: false, reason: 'passkey-refused' };

	const memberId = ctx.asker.id;
	return inTransaction<MemberCtx, AddOutcome>(ctx, async (ctx) => {
		await ctx.db.execute(sql`select from member where id = ${memberId} for no key update`);
		const own = await ctx.db.$count(passkeys, eq(passkeys.memberId, memberId));
		if (own >= MOST_PASSKEYS) return { ok: false, reason: 'too-many-passkeys' };
		const added = await ctx.db
			.insert(passkeys)
			.values({ memberId, name, ...made })
			.onConflictDoNothing({ target: passkeys.credentialId })
			.returning({ id: passkeys.id });
		if (added.length === 0) return { ok: false, reason: 'passkey-known' };
		return { ok: true, codes: await noteAdded(ctx) };
	});
}

async function verifyNew(ctx: MemberCtx, site: RelyingParty, json: string) {
	const answer = readRegistration(json);
	const challenge = answer && challengeIn(answer);
	const taken = challenge ? await takeChallenge(ctx, 'add', challenge) : null;
	if (!answer || !challenge || !taken?.userHandle || taken.memberId !== ctx.asker.id) return null;
	const { verifyRegistrationResponse } = await webauthn();
	const verified = await verifyRegistrationResponse({
		response: answer,
		expectedChallenge: challenge,
		expectedOrigin: site.origin,
		expectedRPID: site.id,
		supportedAlgorithmIDs: ALGORITHMS,
		requireUserVerification: true
		// It throws at whatever is not as it must be; nothing here asks the database.
	}).catch(() => null);
	if (!verified?.verified) return null;
	const { id, publicKey, counter } = verified.registrationInfo.credential;
	return {
		credentialId: Buffer.from(id, 'base64url'),
		publicKey: Buffer.from(publicKey),
		userHandle: taken.userHandle,
		counter,
		transports: answer.response.transports
	};
}
