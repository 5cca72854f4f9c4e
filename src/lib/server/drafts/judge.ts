import { sql } from 'drizzle-orm';
import type { Part } from '../../rules/permissions.ts';
import type { MemberCtx } from '../ctx.ts';

/** What decides whether the asker may judge an article; see `canJudge`. */
export type Judge = { part: Part | null; isOnlyJudge: boolean };

/**
 * The asker's part in an article, and whether nobody else of the team could judge it: the
 * others have a part in it too, have left, or are suspended.
 */
export async function findJudge(ctx: MemberCtx, articleId: number): Promise<Judge> {
	const partOf = (member: unknown) => sql`from article_author
		where article_id = ${articleId}::bigint and member_id = ${member}`;
	const [row] = await ctx.db.execute<Judge>(sql`
		select (select role ${partOf(sql`${ctx.asker.id}::bigint`)}) as part,
			not exists (select from member
				where role in ('moderator', 'steward') and id <> ${ctx.asker.id}::bigint
					and closed_at is null and barred_at is null
					and coalesce(suspended_until <= clock_timestamp(), true)
					and not exists (select ${partOf(sql`member.id`)})) as "isOnlyJudge"`);
	if (!row) throw new Error('a row without a table is always there');
	return row;
}
