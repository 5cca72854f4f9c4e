import { and, asc, eq, gt } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { comments } from './tables.ts';

/** More than this is not told one by one: whoever was away that long loads the page anew. */
const MOST = 500;

/** Ids of the comments that came to a thread after this one, in the order in which they did. */
export async function listIdsAfter(ctx: Ctx, articleId: number, after: number): Promise<number[]> {
	const rows = await ctx.db
		.select({ id: comments.id })
		.from(comments)
		.where(
			and(eq(comments.articleId, articleId), eq(comments.state, 'visible'), gt(comments.id, after))
		)
		.orderBy(asc(comments.id))
		.limit(MOST);
	return rows.map(({ id }) => id);
}
