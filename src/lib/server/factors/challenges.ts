import { randomBytes } from 'node:crypto';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { CHALLENGE_MINUTES } from '../../rules/second-factor.ts';
import type { Ctx } from '../ctx.ts';
import { spend } from '../platform/limits.ts';
import { tokenHash } from '../platform/secret.ts';
import { passkeyChallenges } from './tables.ts';

/** What a challenge is for, and whose passkey shall sign it; by itself alone a passkey says that. */
export type ChallengeFor =
	| { purpose: 'login' }
	| { purpose: 'second-step' | 'again'; memberId: number }
	| { purpose: 'add'; memberId: number; userHandle: Buffer };

/** 32 random bytes; only their hash is stored. @throws {TooMany} */
export async function makeChallenge(
	ctx: Ctx,
	given: ChallengeFor
): Promise<Uint8Array<ArrayBuffer>> {
	await spend(ctx, 'passkey');
	const challenge = new Uint8Array(randomBytes(32));
	const hash = hashOf(Buffer.from(challenge).toString('base64url'));
	const expiresAt = sql`clock_timestamp() + ${CHALLENGE_MINUTES} * interval '1 minute'`;
	await ctx.db.insert(passkeyChallenges).values({ ...given, hash, expiresAt });
	return challenge;
}

/** Uses a challenge up, however the signature turns out; null when it is none, or too old. */
export async function takeChallenge(ctx: Ctx, purpose: ChallengeFor['purpose'], challenge: string) {
	const [taken] = await ctx.db
		.delete(passkeyChallenges)
		.where(
			and(
				eq(passkeyChallenges.hash, hashOf(challenge)),
				eq(passkeyChallenges.purpose, purpose),
				gt(passkeyChallenges.expiresAt, sql`clock_timestamp()`)
			)
		)
		.returning();
	return taken ?? null;
}

export async function purgeChallenges(ctx: Ctx): Promise<void> {
	await ctx.db
		.delete(passkeyChallenges)
		.where(lt(passkeyChallenges.expiresAt, sql`clock_timestamp()`));
}

/** Of its base64url, as browsers send it back. */
const hashOf = (challenge: string): Buffer => tokenHash(challenge);
