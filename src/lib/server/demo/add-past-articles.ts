import { sql } from 'drizzle-orm';
import { inTransaction, type Ctx } from '../ctx.ts';

/** Articles written by one statement. */
const BATCH = 5_000;

/**
 * Adds the articles of many years, too many to be written one by one: each with a lede, a
 * line of body, and a poll that is closed, but for one in fifty.
 *
 * @param since seconds over which they are spread, up to an hour ago
 */
export async function addPastArticles(
	ctx: Ctx,
	{ count, since }: { count: number; since: number }
): Promise<void> {
	for (let first = 1; first <= count; first += BATCH) {
		const last = Math.min(count, first + BATCH - 1);
		await inTransaction(ctx, (ctx) =>
			ctx.db.execute(sql`
				with made as (
					insert into article (slug, state, original_language, created_at, published_at, last_activity_at)
					select 'past-' || n, 'published', 'fr', at, at,
						least(now(), at + make_interval(secs => 86400 * (n * 7919::bigint % 30)))
					from generate_series(${first}::int, ${last}::int) as n,
						lateral (select now() - interval '1 hour'
							- make_interval(secs => ${since}::float8 * n / ${count}::int) as at) as past
					returning id, slug, published_at),
				texts as (
					insert into article_text (article_id, language, title, lede_markdown, lede_html,
						body_markdown, body_html, headings)
					select id, 'fr', 'Article ' || slug, 'Un chapô.', '<p>Un chapô.</p>',
						'Un corps.', '<p>Un corps.</p>', '[]' from made),
				asked as (
					insert into poll (article_id, position, method, results, opens_at, closes_at, closed_at, salt)
					select id, 1, 'single', 'after-vote', published_at, published_at + interval '30 days',
						case when id % 50 <> 0 then published_at + interval '30 days' end,
						case when id % 50 = 0 then decode(repeat('00', 32), 'hex') end
					from made returning id),
				questions as (
					insert into poll_text (poll_id, language, question)
					select id, 'fr', 'Une question ?' from asked),
				answers as (
					insert into poll_option (poll_id, position, key)
					select id, position, 'option-' || position from asked, generate_series(1, 3) as position
					returning id, position)
				insert into poll_option_text (option_id, language, label)
				select id, 'fr', 'Réponse ' || position from answers`)
		);
	}
}
