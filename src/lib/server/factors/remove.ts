import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { canRemoveFactor } from '../../rules/permissions.ts';
import { askMail } from '../accounts/ask-mail.ts';
import { isFactorRequired } from '../accounts/has-factor.ts';
import { members } from '../accounts/tables.ts';
import { inTransaction, type Ctx, type MemberCtx } from '../ctx.ts';
import {
	authenticators,
	passkeys,
	passkeyChallenges,
	pendingLogins,
	recoveryCodes
} from './tables.ts';

export type RemoveOutcome =
	| { ok: true }
	/** It is the last one, and the site asks the asker for one. */
	| { ok: false; reason: 'factor-needed' };

/** Takes away the app, or one passkey. The recovery codes go with the last factor. */
export function removeFactor(
	ctx: MemberCtx,
	factor: 'app' | { passkeyId: number }
): Promise<RemoveOutcome> {
	const memberId = ctx.asker.id;
	return inTransaction<MemberCtx, RemoveOutcome>(ctx, async (ctx) => {
		// One after the other: of two that are taken away at once, the second is the last.
		// Their role itself, which rests where a factor is missing.
		const [member] = await ctx.db
			.select({ role: members.role })
			.from(members)
			.where(eq(members.id, memberId))
			.for('no key update');
		if (!member) return { ok: true };
		const [{ isRequired } = { isRequired: false }] = await ctx.db.execute<{ isRequired: boolean }>(
			sql`select ${isFactorRequired} as "isRequired"`
		);
		const before = await countFactors(ctx, memberId);
		if (!canRemoveFactor(member.role, { isRequired, others: before - 1 })) {
			return { ok: false, reason: 'factor-needed' };
		}
		if ((await deleteFactor(ctx, factor)) === 0) return { ok: true };
		if (before === 1) await forgetFactorsOf(ctx, memberId);
		await askMail(ctx, 'factor-removed', { memberId });
		return { ok: true };
	});
}

async function countFactors(ctx: Ctx, memberId: number): Promise<number> {
	const isConfirmed = and(
		eq(authenticators.memberId, memberId),
		isNotNull(authenticators.confirmedAt)
	);
	const apps = await ctx.db.$count(authenticators, isConfirmed);
	return apps + (await ctx.db.$count(passkeys, eq(passkeys.memberId, memberId)));
}

async function deleteFactor(ctx: MemberCtx, factor: 'app' | { passkeyId: number }) {
	const memberId = ctx.asker.id;
	const gone =
		factor === 'app'
			? await ctx.db
					.delete(authenticators)
					.where(and(eq(authenticators.memberId, memberId), isNotNull(authenticators.confirmedAt)))
					.returning({ memberId: authenticators.memberId })
			: await ctx.db
					.delete(passkeys)
					.where(and(eq(passkeys.memberId, memberId), eq(passkeys.id, factor.passkeyId)))
					.returning({ memberId: passkeys.memberId });
	return gone.length;
}

/** All that a second step could be made with, and logins that wait for one. Part of a transaction; false when there was nothing. */
export async function forgetFactorsOf(ctx: Ctx, memberId: number): Promise<boolean> {
	const had = await countFactors(ctx, memberId);
	for (const table of [authenticators, passkeys, recoveryCodes, passkeyChallenges, pendingLogins]) {
		await ctx.db.delete(table).where(eq(table.memberId, memberId));
	}
	return had > 0;
}
