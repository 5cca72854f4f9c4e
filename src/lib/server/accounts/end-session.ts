import { and, eq, ne } from 'drizzle-orm';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { tokenHash } from '../platform/secret.ts';
import { luciaOn } from './lucia.ts';
import { sessions } from './tables.ts';

export const endSession = (ctx: Ctx, id: string): Promise<void> =>
	luciaOn(ctx.db).invalidateSession(id);

/** Ends one of the asker's own sessions; a label of somebody else's ends nothing. */
export async function endLabelledSession(ctx: MemberCtx, label: string): Promise<void> {
	await ctx.db
		.delete(sessions)
		.where(and(eq(sessions.memberId, ctx.asker.id), eq(sessions.label, label)));
}

/** Ends all the asker's sessions but the one with this id. */
export async function endOtherSessions(ctx: MemberCtx, currentId: string): Promise<void> {
	await ctx.db
		.delete(sessions)
		.where(and(eq(sessions.memberId, ctx.asker.id), ne(sessions.hash, tokenHash(currentId))));
}

/** Deletes sessions nobody can use any more. */
export const purgeExpiredSessions = (ctx: Ctx): Promise<void> =>
	luciaOn(ctx.db).deleteExpiredSessions();
