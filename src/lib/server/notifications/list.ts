import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { excerptOf } from '../../rules/excerpt.ts';
import { members } from '../accounts/tables.ts';
import { articles, articleTexts } from '../articles/tables.ts';
import { comments } from '../comments/tables.ts';
import type { MemberCtx } from '../ctx.ts';
import { notifications, type NOTIFICATION_REASONS } from './tables.ts';

const PER_PAGE = 50;

/** Characters by which a comment is known again. */
const EXCERPT = 140;

export type Notification = {
	id: number;
	reason: (typeof NOTIFICATION_REASONS)[number];
	isUnread: boolean;
	/** Null once they have left and taken the name along, and of a deleted comment. */
	author: string | null;
	writtenAt: Date;
	/** Null once the comment is deleted. */
	excerpt: string | null;
};

/** What happened in one branch of a thread, the newest first. */
export type NotificationGroup = {
	rootId: number;
	article: { slug: string; title: string };
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
			html: sql<string>`left(${comments.html}, 4000)`,
			author: members.displayName,
			writtenAt: comments.createdAt,
			slug: articles.slug,
			title: sql<string>`(select title from ${articleTexts}
				where ${articleTexts.articleId} = ${articles.id} order by language = ${ctx.locale} desc,
					language = ${articles.originalLanguage} desc limit 1)`
		})
		.from(notifications)
		.innerJoin(comments, eq(comments.id, notifications.commentId))
		.innerJoin(articles, eq(articles.id, notifications.articleId))
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
		groups: [...Map.groupBy(shown, ({ rootId }) => rootId).values()].map(toGroup),
		newest: shown[0]?.id ?? null,
		older: rows.length > limit ? (shown.at(-1)?.id ?? null) : null
	};
}

type Row = {
	rootId: number;
	slug: string;
	title: string;
	readAt: Date | null;
	state: 'visible' | 'deleted';
	html: string;
} & Pick<Notification, 'id' | 'reason' | 'author' | 'writtenAt'>;

function toGroup(rows: Row[]): NotificationGroup {
	const { rootId, slug, title } = rows[0]!;
	return {
		rootId,
		article: { slug, title },
		notifications: rows.map(({ id, reason, readAt, state, html, author, writtenAt }) => {
			const isDeleted = state === 'deleted';
			return {
				id,
				reason,
				isUnread: readAt === null,
				author: isDeleted ? null : author,
				writtenAt,
				excerpt: isDeleted ? null : excerptOf(html, EXCERPT)
			};
		})
	};
}
