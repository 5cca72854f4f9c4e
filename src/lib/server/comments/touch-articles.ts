import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { ArticleState } from '../../rules/review.ts';
import { articles } from '../articles/tables.ts';
import type { Ctx } from '../ctx.ts';

/**
 * Makes a new version of an article's thread, holds the article until the
 * transaction ends, and tells all processes when it does. False: no such article.
 *
 * Every write to a thread begins with this. Writes to one thread thus wait for
 * each other in one place, and none holds a comment that another one waits for.
 */
export const touchArticle = (ctx: Ctx, articleId: number, comments = 0): Promise<boolean> =>
	touch(ctx, { articleId, comments, states: ['published'] });

/** The same for what takes something back, which must not be lost while the article is taken from the site. */
export const touchKeptArticle = (ctx: Ctx, articleId: number, comments = 0): Promise<boolean> =>
	touch(ctx, { articleId, comments, states: ['published', 'archived'] });

async function touch(
	ctx: Ctx,
	{ articleId, comments, states }: { articleId: number; comments: number; states: ArticleState[] }
): Promise<boolean> {
	const touched = await ctx.db
		.update(articles)
		.set({
			threadVersion: sql`${articles.threadVersion} + 1`,
			commentCount: sql`${articles.commentCount} + ${comments}`,
			...(comments > 0 && { lastActivityAt: sql`clock_timestamp()` })
		})
		.where(and(eq(articles.id, articleId), inArray(articles.state, states)))
		.returning({ told: told(articles.id) });
	return touched.length > 0;
}

/** The same where an open poll has changed, which lists of polls tell of, too. */
export async function touchPoll(ctx: Ctx, articleId: number): Promise<void> {
	await touchArticle(ctx, articleId);
	await ctx.db.execute(sql`select pg_notify('palabre_changed', 'home')`);
}

/** The same for many articles, in the order of their ids, so that two of these cannot wait for each other. */
export async function touchArticles(ctx: Ctx, ids: SQL): Promise<void> {
	const held = sql`(select id from article where id in (${ids}) order by id for update)`;
	await ctx.db
		.update(articles)
		.set({ threadVersion: sql`${articles.threadVersion} + 1` })
		.where(inArray(articles.id, held))
		.returning({ told: told(articles.id) });
}

const told = (id: typeof articles.id) => sql`pg_notify('palabre_changed', 'article-' || ${id})`;
