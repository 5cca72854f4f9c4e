import { sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';

/** Everything that is kept beside the comments of an article, and differs from what its rows say. Empty when all agree. */
export async function recountComments(ctx: Ctx, articleId: number): Promise<string[]> {
	const rows = await ctx.db.execute<{ what: string }>(sql`
		with talk as (select * from comment where article_id = ${articleId}),
		replies as (select parent_id as id, count(*) as n from talk where parent_id is not null group by 1),
		ratings as (select comment_id, count(*) filter (where is_useful) as useful,
			count(*) filter (where not is_useful) as not_useful
			from comment_rating where article_id = ${articleId} group by 1),
		sides as (select r.comment_id, s.option_id, count(*) filter (where r.is_useful) as useful,
			count(*) filter (where not r.is_useful) as not_useful
			from comment_rating r join member_stance s on s.member_id = r.member_id and s.article_id = r.article_id
			join talk on talk.id = r.comment_id and talk.state = 'visible'
			where r.article_id = ${articleId} group by 1, 2),
		kept_sides as (select comment_id, option_id, useful, not_useful from side_tally
			where article_id = ${articleId} and useful + not_useful > 0),
		branches as (select root_id as id, count(*) - 1 as n from talk group by 1)
		select 'reply_count of ' || t.id as what from talk t left join replies r using (id)
			where t.reply_count <> coalesce(r.n, 0)
		union all
		select 'branch_size of ' || t.id from talk t left join branches b using (id)
			where t.branch_size <> coalesce(b.n, 0)
		union all
		select 'path, depth or root of ' || t.id from talk t left join talk p on p.id = t.parent_id
			where t.depth <> coalesce(p.depth, 0) + 1 or t.root_id <> coalesce(p.root_id, t.id)
				or left(t.path, -7) <> coalesce(p.path, '') or length(t.path) <> 7 * t.depth
		union all
		select 'ratings of ' || t.id from talk t left join ratings r on r.comment_id = t.id
			where (t.useful, t.not_useful) <> (coalesce(r.useful, 0), coalesce(r.not_useful, 0))
		union all
		select 'sides of ' || comment_id
			from kept_sides k full join sides s using (comment_id, option_id)
			where (k.useful, k.not_useful) is distinct from (s.useful, s.not_useful)
		union all
		select 'comment_count' from article where id = ${articleId}
			and comment_count <> (select count(*) from talk where state = 'visible')
		limit 20`);
	return rows.map(({ what }) => what);
}
