import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { makeChallenge, takeChallenge, type ChallengeFor } from './challenges.ts';
import { challengeIn, readAssertion, type RelyingParty } from './passkey-answers.ts';
import { passkeys } from './tables.ts';
import { webauthn } from './webauthn.ts';

type UseFor = Exclude<ChallengeFor, { purpose: 'add' }>;

/** What the browser is to ask its authenticators for. */
export async function askForPasskey(ctx: Ctx, site: RelyingParty, given: UseFor) {
	const own =
		given.purpose === 'login'
			? []
			: await ctx.db.select().from(passkeys).where(eq(passkeys.memberId, given.memberId));
	const { generateAuthenticationOptions } = await webauthn();
	return generateAuthenticationOptions({
		rpID: site.id,
		challenge: await makeChallenge(ctx, given),
		allowCredentials: own.map(({ credentialId, transports }) => ({
			id: credentialId.toString('base64url'),
			transports
		})),
		userVerification: 'required'
	});
}

/** Whose passkey signed the challenge; null when none did as it must. The challenge is used up either way. */
export async function usePasskey(
	ctx: Ctx,
	site: RelyingParty,
	{ purpose, answer: json }: { purpose: UseFor['purpose']; answer: string }
): Promise<number | null> {
	const answer = readAssertion(json);
	const challenge = answer && challengeIn(answer);
	const taken = challenge ? await takeChallenge(ctx, purpose, challenge) : null;
	if (!answer || !challenge || !taken) return null;
	const [passkey] = await ctx.db
		.select()
		.from(passkeys)
		.where(eq(passkeys.credentialId, Buffer.from(answer.id, 'base64url')));
	if (!passkey || (taken.memberId !== null && taken.memberId !== passkey.memberId)) return null;
	const { userHandle } = answer.response;
	if (userHandle && !passkey.userHandle.equals(Buffer.from(userHandle, 'base64url'))) return null;

	const { verifyAuthenticationResponse } = await webauthn();
	const verified = await verifyAuthenticationResponse({
		response: answer as AuthenticationResponseJSON,
		expectedChallenge: challenge,
		expectedOrigin: site.origin,
		expectedRPID: site.id,
		requireUserVerification: true,
		credential: {
			id: answer.id,
			publicKey: new Uint8Array(passkey.publicKey),
			counter: passkey.counter
		}
		// It throws at whatever is not as it must be; nothing here asks the database.
	}).catch(() => null);
	if (!verified?.verified) return null;
	return noteUse(ctx, passkey, verified.authenticationInfo.newCounter);
}

/** Of two answers that count alike, from an authenticator that counts, one is a copy's. */
async function noteUse(
	ctx: Ctx,
	{ id, memberId, counter }: { id: number; memberId: number; counter: number },
	newCounter: number
): Promise<number | null> {
	const noted = await ctx.db
		.update(passkeys)
		.set({ counter: newCounter, lastUsedAt: sql`clock_timestamp()` })
		.where(and(eq(passkeys.id, id), eq(passkeys.counter, counter)))
		.returning({ id: passkeys.id });
	return noted.length > 0 ? memberId : null;
}
