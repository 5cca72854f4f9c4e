import { sql, type SQL } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';

/** The first poll of the series that a row of `poll` is in: itself, as long as it asks no other one again. */
const firstOf = (poll: SQL): SQL => sql`coalesce(${poll}.asks_again, ${poll}.id)`;

/** Whether two rows of `poll` ask the same question; by the index of the one that is looked for. */
export const isInSeriesOf = (one: SQL, other: SQL): SQL =>
	sql`(${one}.id = ${firstOf(other)} or ${one}.asks_again = ${firstOf(other)})`;

/** What a new poll that asks this one again refers to. */
export const firstOfSeries = (pollId: number): SQL<number> =>
	sql`(select ${firstOf(sql`p`)} from poll p where p.id = ${pollId})`;

/** Has the pages of other articles with the same questions made anew: they name one asking more or less. */
export async function tellSeriesOf(ctx: Ctx, articleId: number): Promise<void> {
	await ctx.db.execute(sql`
		select pg_notify('palabre_changed', 'article-' || o.article_id)
		from poll p join poll o on ${isInSeriesOf(sql`o`, sql`p`)}
		where p.article_id = ${articleId} and o.article_id <> p.article_id`);
}
