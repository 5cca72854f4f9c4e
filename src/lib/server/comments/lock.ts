import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { PlaceRule } from '../../rules/moderation.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { Refused } from './refused.ts';
import { threadLocks } from './lock-tables.ts';
import { touchArticle, touchKeptArticle } from './touch-articles.ts';

/** Why nobody may write somewhere, as everybody may read it. */
export type Lock = {
	/** Where the branch begins; null: the whole thread. */
	commentId: number | null;
	rule: PlaceRule;
	reason: string;
};

/** What keeps replies from below this path: the widest lock, the whole thread's first. */
export async function findLock(
	ctx: Ctx,
	{ articleId, path = '' }: { articleId: number; path?: string | undefined }
): Promise<Lock | null> {
	const [lock] = await lockOfPlace(ctx.db, { articleId, path });
	return lock ?? null;
}

/** One row or none, of a `Lock`. */
export const lockAbove = ({ articleId, path }: { articleId: SQL; path: SQL }): SQL => sql`
	select comment_id::int as "commentId", rule, reason from thread_lock
	where article_id = ${articleId} and starts_with(${path}, path)
	order by char_length(path) limit 1`;

const lockOfPlace = statement<Lock>(
	lockAbove({
		articleId: sql`${sql.placeholder('articleId')}::bigint`,
		path: sql`${sql.placeholder('path')}::text`
	})
);

/** Refuses what would be written where nobody may write; while the article is held. */
export async function refuseLocked(
	ctx: Ctx,
	place: { articleId: number; path?: string | undefined }
): Promise<void> {
	const lock = await findLock(ctx, place);
	if (lock) throw new Refused(lock.commentId === null ? 'thread-closed' : 'branch-locked');
}

/** Part of a moderator's act; false when it is locked already, or there is no such place. */
export async function lockThread(
	ctx: Ctx,
	{ articleId, commentId, rule, reason }: Lock & { articleId: number }
): Promise<boolean> {
	if (!(await touchArticle(ctx, articleId))) return false;
	const written = await ctx.db.execute(sql`
		insert into thread_lock (article_id, comment_id, path, rule, reason)
		select article.id, comment.id, coalesce(comment.path, ''), ${rule}, ${reason}
		from article left join comment
			on comment.id = ${commentId}::bigint and comment.article_id = article.id
		where article.id = ${articleId}::bigint and comment.id is not distinct from ${commentId}::bigint
		on conflict on constraint thread_lock_once do nothing returning id`);
	return written.length > 0;
}

export async function unlockThread(
	ctx: Ctx,
	{ articleId, commentId }: { articleId: number; commentId: number | null }
): Promise<void> {
	await touchKeptArticle(ctx, articleId);
	await ctx.db
		.delete(threadLocks)
		.where(
			and(
				eq(threadLocks.articleId, articleId),
				sql`${threadLocks.commentId} is not distinct from ${commentId}::bigint`
			)
		);
}
