import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { MemberCtx } from '../ctx.ts';
import { tokenHash } from '../platform/secret.ts';
import { sessions } from './tables.ts';

export type SessionView = {
	label: string;
	/** Empty when unknown. */
	agent: string;
	createdAt: Date;
	expiresAt: Date;
	/** The one that asks. */
	isCurrent: boolean;
};

/** The asker's live sessions, newest first. */
export async function listSessions(
	ctx: MemberCtx,
	currentId: string | undefined
): Promise<SessionView[]> {
	const rows = await ctx.db
		.select()
		.from(sessions)
		.where(and(eq(sessions.memberId, ctx.asker.id), gt(sessions.expiresAt, sql`clock_timestamp()`)))
		.orderBy(desc(sessions.createdAt))
		.limit(200);
	const current = currentId ? tokenHash(currentId) : null;
	return rows.map(({ hash, label, agent, createdAt, expiresAt }) => ({
		label,
		agent,
		createdAt,
		expiresAt,
		isCurrent: current?.equals(hash) ?? false
	}));
}
