import { sql, type SQL } from 'drizzle-orm';
import { isOnMember, type ActKind } from '../../rules/moderation.ts';
import type { Ctx } from '../ctx.ts';

/** Ids of all who wrote an article, as a query: the first author and those who write along, not who is only invited. */
export const writersOf = (articleId: SQL): SQL => sql`
	select author_id::int as id from article where id = ${articleId} and author_id is not null
	union
	select member_id::int from article_author where article_id = ${articleId} and role <> 'invited'`;

/** Of a query of `moderation_act`: the acts on a member, and those that closed a place of theirs. */
export const concerning = (memberId: number): SQL => sql`(
	moderation_act.member_id = ${memberId}::bigint
	or moderation_act.kind = 'lock-branch' and exists (select from comment
		where comment.id = moderation_act.comment_id and author_id = ${memberId}::bigint)
	or moderation_act.kind in ('close-thread', 'cancel-poll') and ${memberId}::int in (${writersOf(sql`moderation_act.article_id`)}))`;

type Placed = { kind: ActKind; articleId: number | null; commentId: number | null };

/**
 * Whose it is where an act was done, the lowest id first: the author of the comment,
 * or else all who write the article. None where what was acted upon only passed
 * through an article: ballots of its polls, or a comment that waits.
 */
export async function listOwners(
	ctx: Ctx,
	{ kind, articleId, commentId }: Placed
): Promise<number[]> {
	const isOfArticle = kind === 'close-thread' || kind === 'cancel-poll' || isOnMember(kind);
	if (commentId === null && (articleId === null || !isOfArticle)) return [];
	const rows = await ctx.db.execute<{ id: number }>(
		commentId === null
			? sql`select id from (${writersOf(sql`${articleId}::bigint`)}) as writer order by id`
			: sql`select author_id::int as id from comment
				where id = ${commentId}::bigint and author_id is not null`
	);
	return rows.map(({ id }) => id);
}
