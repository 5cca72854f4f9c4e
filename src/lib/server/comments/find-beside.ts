import { sql, type SQL } from 'drizzle-orm';
import type { Beside } from '../../rules/threads.ts';
import type { Ctx } from '../ctx.ts';

/** The greatest id. */
const LAST = sql.raw(`${2n ** 63n - 1n}`);

/**
 * What stands before and behind each of these comments by date, wherever in the
 * thread, of what can be read. Ids are drawn while the article is held: their
 * order is that of time.
 */
export async function findBeside(
	ctx: Ctx,
	articleId: number,
	ids: readonly number[]
): Promise<Map<number, Beside>> {
	// By whole keys of the index: by id alone, what has no neighbour would be sought in all articles.
	const key = (id: SQL) => sql`(${articleId}::bigint, ${id})`;
	const rows = await ctx.db.execute<Record<'id' | 'before' | 'behind', string | null>>(sql`
		select asked.id,
			(select id from comment where state = 'visible'
				and (article_id, id) < ${key(sql`asked.id`)} and (article_id, id) > ${key(sql`0`)}
				order by article_id desc, id desc limit 1) as before,
			(select id from comment where state = 'visible'
				and (article_id, id) > ${key(sql`asked.id`)} and (article_id, id) < ${key(LAST)}
				order by article_id, id limit 1) as behind
		from unnest(${sql.param(ids)}::bigint[]) as asked (id)`);
	const asId = (id: string | null) => (id === null ? null : Number(id));
	return new Map(
		rows.map(({ id, before, behind }) => [
			Number(id),
			{ before: asId(before), behind: asId(behind) }
		])
	);
}
