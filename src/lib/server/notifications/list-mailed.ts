import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { members } from '../accounts/tables.ts';
import { articles, articleTexts } from '../articles/tables.ts';
import { comments } from '../comments/tables.ts';
import type { Ctx } from '../ctx.ts';
import { notifications, type COMMENT_REASONS } from './tables.ts';

export type MailedNotification = Awaited<ReturnType<typeof listMailed>>[number];

/**
 * What a mail tells of, oldest first, as far as it is unread and can be read:
 * titles in the language of `ctx`, authors by display name, null where the name has left.
 */
export const listMailed = (ctx: Ctx, mailId: number, most: number) =>
	ctx.db
		.select({
			commentId: comments.id,
			articleId: comments.articleId,
			// Of a comment, as the join below says.
			reason: sql<(typeof COMMENT_REASONS)[number]>`${notifications.reason}`,
			author: members.displayName,
			html: comments.html,
			articleTitle: sql<string>`(select title from ${articleTexts}
				where ${articleTexts.articleId} = ${articles.id}
				order by language = ${ctx.locale} desc, language = ${articles.originalLanguage} desc limit 1)`
		})
		.from(notifications)
		.innerJoin(comments, eq(comments.id, notifications.commentId))
		.innerJoin(articles, eq(articles.id, comments.articleId))
		.leftJoin(members, eq(members.id, comments.authorId))
		.where(
			and(
				eq(notifications.mailId, mailId),
				isNull(notifications.readAt),
				eq(comments.state, 'visible'),
				eq(articles.state, 'published')
			)
		)
		.orderBy(asc(notifications.id))
		.limit(most);
