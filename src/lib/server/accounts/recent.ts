import { and, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { tokenHash } from '../platform/secret.ts';
import { sessions, type KeptForm } from './tables.ts';

/** Days for which a form is kept. */
const KEPT_DAYS = 1;

/** Notes that the asker has just proved in this session who they are. */
export async function markProved(ctx: MemberCtx, sessionId: string): Promise<void> {
	await ctx.db
		.update(sessions)
		.set({ provedAt: sql`clock_timestamp()` })
		.where(isOwn(ctx, sessionId));
}

/**
 * Keeps with the session what its owner was sending when they had to prove who they
 * are. Never a password or a code.
 */
export async function keepForm(ctx: MemberCtx, sessionId: string, kept: KeptForm): Promise<void> {
	await ctx.db
		.update(sessions)
		.set({ kept, keptAt: sql`clock_timestamp()` })
		.where(isOwn(ctx, sessionId));
}

/** What was kept of a form of this page, once. */
export async function takeKept(
	ctx: MemberCtx,
	sessionId: string,
	page: string
): Promise<Record<string, string> | null> {
	const before = ctx.db.$with('before').as(
		ctx.db
			.select({ hash: sessions.hash, kept: sessions.kept })
			.from(sessions)
			.where(and(isOwn(ctx, sessionId), isNotNull(sessions.kept)))
			.for('update')
	);
	const [row] = await ctx.db
		.with(before)
		.update(sessions)
		.set({ kept: null, keptAt: null })
		.from(before)
		.where(and(eq(sessions.hash, before.hash), sql`${before.kept}->>'page' = ${page}`))
		.returning({ kept: before.kept });
	return row?.kept?.fields ?? null;
}

/** Forgets what nobody came back for. */
export async function purgeKeptForms(ctx: Ctx): Promise<void> {
	await ctx.db
		.update(sessions)
		.set({ kept: null, keptAt: null })
		.where(lt(sessions.keptAt, sql`clock_timestamp() - ${KEPT_DAYS} * interval '1 day'`));
}

const isOwn = (ctx: MemberCtx, sessionId: string) =>
	and(eq(sessions.hash, tokenHash(sessionId)), eq(sessions.memberId, ctx.asker.id));
