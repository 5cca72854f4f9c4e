import { and, eq, isNotNull, lt, sql } from 'drizzle-orm';
import { TOTP } from '../../rules/second-factor.ts';
import type { Ctx } from '../ctx.ts';
import { forgive, spend } from '../platform/limits.ts';
import { useRecoveryCode } from './recovery-codes.ts';
import { authenticators } from './tables.ts';
import { sealedFor, stepOfCode } from './totp.ts';

/** Before the transaction in which a code is used: an attempt counts whatever becomes of it. @throws {TooMany} */
export async function spendOnCode(ctx: Ctx, memberId: number): Promise<void> {
	const subject = sealedFor(memberId);
	await spend(ctx, 'second-factor', { subject });
	await spend(ctx, 'second-factor-account', { subject });
}

export const forgiveCodes = (ctx: Ctx, memberId: number): Promise<void> =>
	forgive(ctx, 'second-factor', { subject: sealedFor(memberId) });

/**
 * Uses up a code of the member's app, or one of their recovery codes, as typed; false
 * when it is neither, or was used. Of two who send one code at once, one is let in.
 */
export async function useCode(ctx: Ctx, memberId: number, typed: string): Promise<boolean> {
	const code = typed.replace(/[\s-]/g, '');
	return code.length === TOTP.digits
		? useAppCode(ctx, memberId, code)
		: useRecoveryCode(ctx, memberId, typed);
}

async function useAppCode(ctx: Ctx, memberId: number, code: string): Promise<boolean> {
	const isConfirmed = and(
		eq(authenticators.memberId, memberId),
		isNotNull(authenticators.confirmedAt)
	);
	const [row] = await ctx.db
		.select({ sealed: authenticators.sealedSecret, now: clock })
		.from(authenticators)
		.where(isConfirmed);
	const secret = row && ctx.secret.open('authenticator', row.sealed, sealedFor(memberId));
	const step = secret ? stepOfCode(secret, code, row.now) : null;
	if (step === null) return false;
	const used = await ctx.db
		.update(authenticators)
		.set({ lastStep: step })
		.where(and(isConfirmed, lt(authenticators.lastStep, step)))
		.returning({ memberId: authenticators.memberId });
	return used.length > 0;
}

/** Seconds since 1970, by the one clock that all processes share. */
export const clock = sql<number>`extract(epoch from clock_timestamp())::float8`;
