import type { Ctx } from '../ctx.ts';
import { mailNotifications } from './mail-new.ts';
import { notifications, type ARTICLE_REASONS } from './tables.ts';

/** Tells those who write an article, or are asked to, what became of it; by mail, too, if they want that. */
export async function tellOfArticle(
	ctx: Ctx,
	told: { articleId: number; memberIds: number[]; reason: (typeof ARTICLE_REASONS)[number] }
): Promise<void> {
	const { articleId, memberIds, reason } = told;
	if (memberIds.length === 0) return;
	const written = await ctx.db
		.insert(notifications)
		.values(memberIds.map((memberId) => ({ memberId, articleId, reason })))
		.returning({ id: notifications.id });
	await mailNotifications(
		ctx,
		written.map(({ id }) => id)
	);
}
