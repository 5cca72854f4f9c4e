import { and, asc, desc, eq, gte, lt } from 'drizzle-orm';
import type { PageSizes } from '../../rules/threads.ts';
import type { Ctx } from '../ctx.ts';
import { comments } from './tables.ts';
import { selectComments, toView, type CommentView } from './view.ts';

/** A run of one thread in reading order: from this path on, below that one. */
export async function listRange(
	ctx: Ctx,
	articleId: number,
	{ from, below, limit }: { from: string; below: string; limit: number }
): Promise<CommentView[]> {
	const rows = await selectComments(ctx)
		.where(
			and(eq(comments.articleId, articleId), gte(comments.path, from), lt(comments.path, below))
		)
		.orderBy(asc(comments.path))
		.limit(limit);
	return rows.map(toView);
}

/** Ids of one page of a branch before `end`, the nearest first. */
export async function listBefore(
	ctx: Ctx,
	articleId: number,
	top: { path: string },
	end: { path: string },
	sizes: PageSizes
): Promise<number[]> {
	const rows = await ctx.db
		.select({ id: comments.id })
		.from(comments)
		.where(
			and(
				eq(comments.articleId, articleId),
				gte(comments.path, top.path),
				lt(comments.path, end.path)
			)
		)
		.orderBy(desc(comments.path))
		.limit(sizes.page);
	return rows.map(({ id }) => id);
}
