import { and, asc, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import { endOfBranch, type PageSizes } from '../../rules/threads.ts';
import type { Ctx } from '../ctx.ts';
import type { RootBranch } from './list-roots.ts';
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

/** The beginnings of these branches, each as far as it is shown, in the order given. */
export async function listBranchParts(
	ctx: Ctx,
	articleId: number,
	parts: { branch: RootBranch; shown: number }[]
): Promise<CommentView[]> {
	if (parts.length === 0) return [];
	const paths = parts.map(({ branch }) => branch.path);
	const shown = parts.map(({ shown }) => shown);
	const ids = sql`(
		select part.id from unnest(${sql.param(paths)}::text[], ${sql.param(shown)}::int[]) as asked (root, shown)
		cross join lateral (
			select id from comment where article_id = ${articleId}
				and path >= asked.root collate "C" and path < asked.root || ${endOfBranch('')} collate "C"
			order by path limit asked.shown) as part)`;
	const rows = await selectComments(ctx)
		.where(and(eq(comments.articleId, articleId), inArray(comments.id, ids)))
		.orderBy(asc(comments.path));
	const byRoot = Map.groupBy(rows, ({ rootId }) => rootId);
	return parts.flatMap(({ branch }) => (byRoot.get(branch.id) ?? []).map(toView));
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
