import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { comments } from './tables.ts';

/** Where a comment stands in the tree of this article. */
export async function findPlace(
	ctx: Ctx,
	articleId: number,
	id: number
): Promise<{ path: string; rootId: number } | null> {
	const [row] = await ctx.db
		.select({ path: comments.path, rootId: comments.rootId })
		.from(comments)
		.where(and(eq(comments.articleId, articleId), eq(comments.id, id)));
	return row ?? null;
}
