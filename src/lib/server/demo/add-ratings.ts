import { sql } from 'drizzle-orm';
import { REASONS } from '../../rules/ranking.ts';
import { recountRatings } from '../comments/recount-ratings.ts';
import type { Ctx } from '../ctx.ts';

/** One rating in so many is "not useful", but of one comment in twelve most are. */
const DOUBT = 6;
const POOR = 12;

/**
 * Has members rate the comments of an article that nobody has rated yet: up to
 * nine each, the same on every run, drawn from a hash of the comment's id.
 */
export async function addRatings(ctx: Ctx, articleId: number, members: number[]): Promise<void> {
	const raters = sql`${`{${members.join(',')}}`}::bigint[]`;
	const drawn = (salt: string) => sql`abs(hashtext(c.id || ${salt}::text || n))`;
	const rated = await ctx.db.execute<{ id: string }>(sql`
		with drawn as (
			select c.id, c.created_at, (${raters})[1 + ${drawn('who')} % ${members.length}::int] as member_id,
				case when c.id % ${POOR} = 0 then ${drawn('what')} % 4 = 0
					else ${drawn('what')} % ${DOUBT} > 0 end as is_useful,
				(${`{${REASONS.join(',')}}`}::text[])[1 + ${drawn('why')} % ${REASONS.length}::int] as reason
			from comment c cross join lateral
				generate_series(1, abs(hashtext(c.id::text)) % 10) as n
			where c.article_id = ${articleId} and c.state = 'visible' and c.useful + c.not_useful = 0
				and c.author_id = any(${raters})
		)
		insert into comment_rating (comment_id, article_id, member_id, is_useful, reason, rated_on)
		select d.id, ${articleId}::bigint, d.member_id, d.is_useful,
			case when not d.is_useful then d.reason end, d.created_at::date
		from drawn d join comment c using (id)
		where d.member_id <> c.author_id
		on conflict do nothing
		returning comment_id as id`);
	await recountRatings(ctx, [...new Set(rated.map(({ id }) => Number(id)))]);
}
