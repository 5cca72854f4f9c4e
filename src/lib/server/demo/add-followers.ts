import { sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';

/** Members written by one statement. */
const BATCH = 2_000;

/** Adds so many members of whom each follows this article; nobody can log in as one of them. */
export async function addFollowers(
	ctx: Ctx,
	{ articleId, count }: { articleId: number; count: number }
): Promise<void> {
	for (let first = 0; first < count; first += BATCH) {
		await ctx.db.execute(sql`
			with crowd as (
				insert into member (handle, handle_key, display_name, password_hash, locale)
				select 'demo-crowd-' || n, 'demo-crowd-' || n, 'Foule ' || n || ' (démo)', 'none', 'fr'
				from generate_series(${first}::int + 1, ${Math.min(first + BATCH, count)}::int) as n
				returning id)
			insert into follow (member_id, article_id, state)
			select id, ${articleId}::bigint, 'chosen' from crowd`);
	}
}
