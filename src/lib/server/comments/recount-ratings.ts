import { sql } from 'drizzle-orm';
import { KARMA_AT_START, KARMA_PER_ARTICLE } from '../../rules/ranking.ts';
import type { Ctx } from '../ctx.ts';

/** Makes the counters of these comments and the karma of their authors anew, from the rows. */
export async function recountRatings(ctx: Ctx, ids: number[]): Promise<void> {
	if (ids.length === 0) return;
	const these = sql`${`{${ids.join(',')}}`}::bigint[]`;
	await ctx.db.execute(sql`
		update comment c set useful = n.useful, not_useful = n.not_useful
		from (select id,
				(select count(*) from comment_rating where comment_id = id and is_useful) as useful,
				(select count(*) from comment_rating where comment_id = id and not is_useful) as not_useful
			from unnest(${these}) as id) as n
		where c.id = n.id`);
	await ctx.db.execute(sql`
		insert into karma (member_id, points)
		select author_id, ${KARMA_AT_START}::int + sum(greatest(useful - not_useful, 0))
			+ ${KARMA_PER_ARTICLE}::int * (select count(*) from article
				where article.author_id = comment.author_id and article.state in ('published', 'archived'))
		from comment where author_id in (select author_id from comment where id = any(${these}))
		group by author_id order by author_id
		on conflict (member_id) do update set points = excluded.points`);
}
