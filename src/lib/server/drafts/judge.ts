import { sql, type SQL } from 'drizzle-orm';
import type { Part } from '../../rules/permissions.ts';
import { isOfTeam } from '../accounts/standing.ts';
import type { Ctx } from '../ctx.ts';

/** What decides whether the asker may judge an article; see `canJudge`. */
export type Judge = {
	part: Part | null;
	/** Whether nobody else of the team could: the others have a part in it too, have left, or are suspended. */
	isOnlyJudge: boolean;
};

/** Columns `part` and `isOnlyJudge`, for the article of this id. */
export function judgeOf({ asker }: Ctx, articleId: SQL): SQL {
	const me = sql`${asker?.id ?? null}::bigint`;
	const partOf = (member: SQL) => sql`from article_author
		where article_author.article_id = ${articleId} and member_id = ${member}`;
	return sql`(select role ${partOf(me)}) as part,
		not exists (select from member
			where ${isOfTeam} and id is distinct from ${me}
				and not exists (select ${partOf(sql`member.id`)})) as "isOnlyJudge"`;
}

export async function findJudge(ctx: Ctx, articleId: number): Promise<Judge> {
	const [row] = await ctx.db.execute<Judge>(sql`select ${judgeOf(ctx, sql`${articleId}::bigint`)}`);
	if (!row) throw new Error('a row without a table is always there');
	return row;
}
