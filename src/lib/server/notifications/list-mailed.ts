import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import { members } from '../accounts/tables.ts';
import { articles, articleTexts } from '../articles/tables.ts';
import { comments } from '../comments/tables.ts';
import type { Ctx } from '../ctx.ts';
import { articleRevisions } from '../drafts/tables.ts';
import { notifications, type COMMENT_REASONS, type NotificationReason } from './tables.ts';

type CommentReason = (typeof COMMENT_REASONS)[number];

export type MailedComment = {
	about: 'comment';
	reason: CommentReason;
	commentId: number;
	articleId: number;
	articleTitle: string;
	/** Null where the name has left. */
	author: string | null;
	html: string;
};

/** What became of an article, an act of moderators, a report. */
export type MailedNews = {
	about: 'news';
	id: number;
	reason: Exclude<NotificationReason, CommentReason>;
	/** Of an article; null where it is about none. */
	articleTitle: string | null;
	actId: number | null;
	reportId: number | null;
};

export type MailedNotification = MailedComment | MailedNews;

/** What a mail tells of, oldest first, as far as it is unread and can be read: titles in the language of `ctx`. */
export async function listMailed(
	ctx: Ctx,
	mailId: number,
	most: number
): Promise<MailedNotification[]> {
	const rows = await ctx.db
		.select({
			id: notifications.id,
			reason: notifications.reason,
			commentId: comments.id,
			articleId: articles.id,
			actId: notifications.actId,
			reportId: notifications.reportId,
			author: members.displayName,
			html: comments.html,
			articleTitle: sql<string | null>`coalesce(
				(select title from ${articleTexts}
					where ${articleTexts.articleId} = ${articles.id} order by language = ${ctx.locale} desc,
						language = ${articles.originalLanguage} desc limit 1),
				(select document->>'title' from ${articleRevisions}
					where ${articleRevisions.articleId} = ${articles.id} order by number desc limit 1))`
		})
		.from(notifications)
		.leftJoin(comments, eq(comments.id, notifications.commentId))
		.leftJoin(articles, eq(articles.id, notifications.articleId))
		.leftJoin(members, eq(members.id, comments.authorId))
		.where(
			and(
				eq(notifications.mailId, mailId),
				isNull(notifications.readAt),
				or(
					isNull(notifications.commentId),
					and(eq(comments.state, 'visible'), eq(articles.state, 'published'))
				)
			)
		)
		.orderBy(asc(notifications.id))
		.limit(most);
	return rows.map(({ id, reason, commentId, articleId, html, author, ...row }) => {
		if (commentId === null || articleId === null || html === null) {
			return { about: 'news', id, reason: reason as MailedNews['reason'], ...row };
		}
		const articleTitle = row.articleTitle ?? '';
		const said = { commentId, articleId, articleTitle, author, html };
		return { about: 'comment', reason: reason as CommentReason, ...said };
	});
}
