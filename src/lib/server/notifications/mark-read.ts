import { and, eq, isNull, lte, sql, type SQL } from 'drizzle-orm';
import type { MemberCtx } from '../ctx.ts';
import { notifications } from './tables.ts';

/** Marks one of the asker's own as read; says of which comment it tells, null when it is not theirs. */
export async function readNotification(ctx: MemberCtx, id: number): Promise<number | null> {
	await mark(ctx, eq(notifications.id, id));
	return findTold(ctx, id);
}

/** Those up to this one: what came after the asker looked stays unread. */
export const readNotifications = (ctx: MemberCtx, upTo: number): Promise<void> =>
	mark(ctx, lte(notifications.id, upTo));

/** The comment of which one of the asker's own notifications tells. */
export async function findTold(ctx: MemberCtx, id: number): Promise<number | null> {
	const [row] = await ctx.db
		.select({ commentId: notifications.commentId })
		.from(notifications)
		.where(and(eq(notifications.memberId, ctx.asker.id), eq(notifications.id, id)));
	return row?.commentId ?? null;
}

async function mark(ctx: MemberCtx, which: SQL): Promise<void> {
	await ctx.db
		.update(notifications)
		.set({ readAt: sql`clock_timestamp()` })
		.where(and(eq(notifications.memberId, ctx.asker.id), isNull(notifications.readAt), which));
}
