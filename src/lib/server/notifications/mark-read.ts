import { and, eq, isNull, lte, sql, type SQL } from 'drizzle-orm';
import { articles } from '../articles/tables.ts';
import type { MemberCtx } from '../ctx.ts';
import { notifications, type NotificationReason } from './tables.ts';

/** A comment; what became of an article, which has a slug once it is published; an act on the asker, or a report of theirs. */
export type Told = {
	commentId: number | null;
	articleId: number | null;
	slug: string | null;
	reason: NotificationReason;
	actId: number | null;
	/** What a comment of theirs became that had waited. */
	postedId: number | null;
	/** What was reported, as `subjectKey` names it. */
	reported: string | null;
};

/** Marks one of the asker's own as read; says of what it tells, null when it is not theirs. */
export async function readNotification(ctx: MemberCtx, id: number): Promise<Told | null> {
	await mark(ctx, eq(notifications.id, id));
	return findTold(ctx, id);
}

/** Those up to this one: what came after the asker looked stays unread. */
export const readNotifications = (ctx: MemberCtx, upTo: number): Promise<void> =>
	mark(ctx, lte(notifications.id, upTo));

/** Of which comment or article one of the asker's own notifications tells. */
export async function findTold(ctx: MemberCtx, id: number): Promise<Told | null> {
	const [row] = await ctx.db
		.select({
			commentId: notifications.commentId,
			articleId: notifications.articleId,
			slug: articles.slug,
			reason: notifications.reason,
			actId: notifications.actId,
			postedId: sql<number | null>`(select comment_id::int from held_comment
				where act_id = notification.act_id)`,
			reported: sql<string | null>`(select subject from report where id = notification.report_id)`
		})
		.from(notifications)
		.leftJoin(articles, eq(articles.id, notifications.articleId))
		.where(and(eq(notifications.memberId, ctx.asker.id), eq(notifications.id, id)));
	return row ?? null;
}

async function mark(ctx: MemberCtx, which: SQL): Promise<void> {
	await ctx.db
		.update(notifications)
		.set({ readAt: sql`clock_timestamp()` })
		.where(and(eq(notifications.memberId, ctx.asker.id), isNull(notifications.readAt), which));
}
