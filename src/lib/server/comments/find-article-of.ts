import { and, eq } from 'drizzle-orm';
import { articles, publishedSlug } from '../articles/tables.ts';
import type { Ctx } from '../ctx.ts';
import { comments } from './tables.ts';

/** The published article that this comment is about. */
export async function findArticleOf(
	ctx: Ctx,
	id: number
): Promise<{ id: number; slug: string } | null> {
	const [article] = await ctx.db
		.select({ id: articles.id, slug: publishedSlug })
		.from(comments)
		.innerJoin(articles, eq(articles.id, comments.articleId))
		.where(and(eq(comments.id, id), eq(articles.state, 'published')));
	return article ?? null;
}
