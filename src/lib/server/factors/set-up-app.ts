import { randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { SETUP_MINUTES } from '../../rules/second-factor.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { noteAdded } from './note.ts';
import { authenticators } from './tables.ts';
import { describeSecret, sealedFor, SECRET_BYTES, stepOfCode } from './totp.ts';
import { clock, spendOnCode } from './use-code.ts';

export type PendingApp = { uri: string; base32: string };

const isPending = (ctx: MemberCtx) =>
	and(
		eq(authenticators.memberId, ctx.asker.id),
		isNull(authenticators.confirmedAt),
		gt(authenticators.createdAt, sql`clock_timestamp() - ${SETUP_MINUTES} * interval '1 minute'`)
	);

/** Makes a secret for an app that is not confirmed yet, in place of an earlier one; nothing where an app is confirmed. */
export async function beginApp(ctx: MemberCtx): Promise<void> {
	const secret = randomBytes(SECRET_BYTES);
	const sealedSecret = ctx.secret.seal('authenticator', secret, sealedFor(ctx.asker.id));
	const createdAt = sql`clock_timestamp()`;
	await ctx.db
		.insert(authenticators)
		.values({ memberId: ctx.asker.id, sealedSecret, createdAt })
		.onConflictDoUpdate({
			target: authenticators.memberId,
			set: { sealedSecret, createdAt },
			setWhere: isNull(authenticators.confirmedAt)
		});
}

/** What the app that is being set up must be told; null when none is. */
export async function findPendingApp(ctx: MemberCtx, site: string): Promise<PendingApp | null> {
	const [row] = await ctx.db
		.select({ sealed: authenticators.sealedSecret })
		.from(authenticators)
		.where(isPending(ctx));
	const secret = row && ctx.secret.open('authenticator', row.sealed, sealedFor(ctx.asker.id));
	return secret ? describeSecret(secret, { site, handle: ctx.asker.handle }) : null;
}

export type AppOutcome =
	/** The recovery codes, where these are the first. */
	{ ok: true; codes: string[] | null } | { ok: false; reason: 'code-wrong' | 'setup-over' };

/** Switches the app on, once its owner shows by a code that it has the secret. That code is used up. */
export async function confirmApp(ctx: MemberCtx, typed: string): Promise<AppOutcome> {
	const memberId = ctx.asker.id;
	await spendOnCode(ctx, memberId);
	return inTransaction<MemberCtx, AppOutcome>(ctx, async (ctx) => {
		// With what takes the last factor away, and with a first passkey, one after the other.
		await ctx.db.execute(sql`select from member where id = ${memberId} for no key update`);
		const [row] = await ctx.db
			.select({ sealed: authenticators.sealedSecret, now: clock })
			.from(authenticators)
			.where(isPending(ctx))
			.for('update');
		const secret = row && ctx.secret.open('authenticator', row.sealed, sealedFor(ctx.asker.id));
		if (!secret) return { ok: false, reason: 'setup-over' };
		const lastStep = stepOfCode(secret, typed.replace(/[\s-]/g, ''), row.now);
		if (lastStep === null) return { ok: false, reason: 'code-wrong' };
		await ctx.db
			.update(authenticators)
			.set({ confirmedAt: sql`clock_timestamp()`, lastStep })
			.where(eq(authenticators.memberId, memberId));
		return { ok: true, codes: await noteAdded(ctx) };
	});
}
