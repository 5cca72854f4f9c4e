import { sql } from 'drizzle-orm';
import { REASONS } from '../../rules/ranking.ts';
import { recountRatings } from '../comments/recount-ratings.ts';
import { recountSides } from '../comments/sides.ts';
import type { Ctx } from '../ctx.ts';

/** One comment in so many is found not useful by most. */
const POOR = 12;

/**
 * Has members rate the comments of an article that nobody has rated yet, the same
 * on every run, drawn from hashes of the comment's id. Few are rated by many,
 * mostly by who talks there; everybody thinks a little better of their own side,
 * but of one comment in three all sides think alike.
 */
export async function addRatings(ctx: Ctx, articleId: number, members: number[]): Promise<void> {
	// Where everybody stands, before they rate.
	await recountSides(ctx, articleId);
	// What was filled in a moment ago is not known to the planner, which then guesses at nothing.
	await ctx.db.execute(sql`analyze comment, member_stance`);
	const raters = sql`${`{${members.join(',')}}`}::bigint[]`;
	const hash = (salt: string) => sql`(hashtext(c.id || ${salt}::text || n) & 1048575)`;
	const roll = (salt: string) => sql`(${hash(salt)} / 1048576.0)`;
	const ownRoll = (salt: string) => sql`((hashtext(c.id || ${salt}::text) & 1048575) / 1048576.0)`;
	const rated = await ctx.db.execute<{ id: string }>(sql`
		with talk as (
			select array_agg(distinct author_id) as ids from comment where article_id = ${articleId}
		),
		drawn as (
			select c.id, c.author_id, c.created_at, n,
				case when ${roll('crowd')} < 0.75 then talk.ids[1 + ${hash('who')} % cardinality(talk.ids)]
					else (${raters})[1 + ${hash('who')} % ${members.length}::int] end as member_id
			from comment c cross join talk cross join lateral generate_series(1, (
				case when c.depth = 1 then 4 + 90 * ${ownRoll('many')} ^ 6
					else 12 * ${ownRoll('many')} ^ 3 end)::int) as n
			where c.article_id = ${articleId} and c.state = 'visible' and c.useful + c.not_useful = 0
				and c.author_id = any(${raters})
		)
		insert into comment_rating (comment_id, article_id, member_id, is_useful, reason, rated_on)
		select v.id, ${articleId}::bigint, v.member_id, v.is_useful,
			case when not v.is_useful then
				(${`{${REASONS.join(',')}}`}::text[])[1 + v.why % ${REASONS.length}::int] end,
			v.rated_on
		from (
			select c.id, c.member_id, c.created_at::date as rated_on, ${hash('why')} as why,
				${roll('what')} < case when c.id % ${POOR} = 0 then 0.2
					when c.id % 3 = 0 or is_same is null then 0.7 + 0.25 * ${ownRoll('good')}
					when is_same then 0.8 + 0.2 * ${ownRoll('good')}
					else 0.3 + 0.4 * ${ownRoll('good')} end as is_useful
			from drawn c cross join lateral (
				select bool_or(a.option_id = b.option_id) as is_same
				from member_stance a join member_stance b on b.article_id = a.article_id
				where a.article_id = ${articleId} and a.member_id = c.author_id
					and b.member_id = c.member_id) as side
			where c.member_id <> c.author_id
		) as v
		on conflict do nothing
		returning comment_id as id`);
	await ctx.db.execute(sql`analyze comment_rating`);
	await recountRatings(ctx, [...new Set(rated.map(({ id }) => Number(id)))]);
	await recountSides(ctx, articleId);
}
