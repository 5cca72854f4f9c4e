import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { excerptOf } from '../../rules/excerpt.ts';
import type { Locale } from '../../rules/locale.ts';
import type { CommentState } from '../../rules/permissions.ts';
import { members } from '../accounts/tables.ts';
import { articles, articleTexts } from '../articles/tables.ts';
import { comments } from '../comments/tables.ts';
import type { MemberCtx } from '../ctx.ts';
import { articleRevisions } from '../drafts/tables.ts';
import { notifications, type NotificationReason } from './tables.ts';

const PER_PAGE = 50;

/** Characters by which a comment is known again. */
const EXCERPT = 140;

export type Notification = {
	id: number;
	reason: NotificationReason;
	isUnread: boolean;
	/** Null once they have left and taken the name along, and where it is about no comment that stands. */
	author: string | null;
	writtenAt: Date;
	/** Null once the comment is gone, and where it is about none. */
	excerpt: string | null;
	/** Of the excerpt. */
	language: Locale | null;
	/** Why the comment that it is about cannot be read any more. */
	gone: 'deleted' | 'hidden' | null;
};

/** What happened in one branch of a thread, to an article itself, or at the moderators' desk; the newest first. */
export type NotificationGroup = {
	/** Null: to the article itself. */
	rootId: number | null;
	/** Its slug is null until it is published. Null: at the moderators' desk. */
	article: {
		id: number;
		slug: string | null;
		title: string;
		/** Taken from the site: its thread says nothing here either. */
		isGone: boolean;
	} | null;
	notifications: Notification[];
};

/**
 * What the asker was told, the newest first, together by branch. `older` is the
 * `before` of the next page, `newest` the id of the first one on this.
 */
export async function listNotifications(
	ctx: MemberCtx,
	{ before, limit = PER_PAGE }: { before?: number | undefined; limit?: number } = {}
): Promise<{ groups: NotificationGroup[]; newest: number | null; older: number | null }> {
	const rows = await ctx.db
		.select({
			id: notifications.id,
			reason: notifications.reason,
			readAt: notifications.readAt,
			rootId: comments.rootId,
			state: comments.state,
			language: comments.language,
			html: sql<string>`left(${comments.html}, 4000)`,
			author: members.displayName,
			writtenAt: sql<Date>`coalesce(${comments.createdAt}, ${notifications.createdAt})`.mapWith(
				notifications.createdAt
			),
			articleId: articles.id,
			isGone: sql<boolean>`coalesce(${articles.state} = 'archived', false)`,
			slug: articles.slug,
			title: sql<string>`coalesce(
				(select title from ${articleTexts}
					where ${articleTexts.articleId} = ${articles.id} order by language = ${ctx.locale} desc,
						language = ${articles.originalLanguage} desc limit 1),
				(select document->>'title' from ${articleRevisions}
					where ${articleRevisions.articleId} = ${articles.id} order by number desc limit 1),
				'')`
		})
		.from(notifications)
		.leftJoin(comments, eq(comments.id, notifications.commentId))
		.leftJoin(articles, eq(articles.id, notifications.articleId))
		.leftJoin(members, eq(members.id, comments.authorId))
		.where(
			and(
				eq(notifications.memberId, ctx.asker.id),
				before === undefined ? undefined : lt(notifications.id, before)
			)
		)
		.orderBy(desc(notifications.id))
		.limit(limit + 1);
	const shown = rows.slice(0, limit);
	return {
		groups: [
			...Map.groupBy(
				shown,
				({ rootId, articleId }) => rootId ?? `article-${articleId ?? 'none'}`
			).values()
		].map(toGroup),
		newest: shown[0]?.id ?? null,
		older: rows.length > limit ? (shown.at(-1)?.id ?? null) : null
	};
}

type Row = {
	rootId: number | null;
	articleId: number | null;
	isGone: boolean;
	slug: string | null;
	title: string;
	readAt: Date | null;
	state: CommentState | null;
	html: string | null;
	language: Locale | null;
} & Pick<Notification, 'id' | 'reason' | 'author' | 'writtenAt'>;

function toGroup(rows: Row[]): NotificationGroup {
	const { rootId, articleId, slug, title, isGone } = rows[0]!;
	/** Those who wrote it know what it is called. */
	const isUntold = isGone && rootId !== null;
	return {
		rootId,
		article:
			articleId === null ? null : { id: articleId, slug, title: isUntold ? '' : title, isGone },
		notifications: rows.map(({ id, reason, readAt, state, html, language, author, writtenAt }) => {
			const isShown = state === 'visible' && !isGone;
			return {
				id,
				reason,
				isUnread: readAt === null,
				author: isShown ? author : null,
				writtenAt,
				gone: isUntold ? 'hidden' : state === 'visible' ? null : state,
				excerpt: isShown ? excerptOf(html ?? '', EXCERPT) : null,
				language: isShown ? language : null
			};
		})
	};
}
