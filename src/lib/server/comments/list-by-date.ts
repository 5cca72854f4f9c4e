import { and, asc, desc, eq, gt, gte, lt, lte } from 'drizzle-orm';
import type { ReplyKind } from '../../rules/reply-kinds.ts';
import type { Ctx } from '../ctx.ts';
import { comments } from './tables.ts';
import { selectComments, toView, type CommentView } from './view.ts';

type ByDate = {
	comments: CommentView[];
	/** Where the page before begins, and whether that is the first one. */
	previous: { id: number; isFirst: boolean } | null;
	/** Where the next page begins. */
	next: number | null;
	/** Where the page before ends. */
	before: number | null;
};

/**
 * Comments of a thread by date alone, without those that were deleted; of one kind of
 * reply, where one is named. Ids are
 * drawn while the article is held: their order is that of time.
 */
export async function listByDate(
	ctx: Ctx,
	articleId: number,
	{
		order,
		from,
		kind,
		limit
	}: {
		order: 'oldest' | 'newest';
		from?: number | undefined;
		kind?: ReplyKind | undefined;
		limit: number;
	}
): Promise<ByDate> {
	const isHere = and(
		eq(comments.articleId, articleId),
		eq(comments.state, 'visible'),
		kind && eq(comments.kind, kind)
	);
	const [on, back, way, wayBack] = order === 'oldest' ? [gte, lt, asc, desc] : [lte, gt, desc, asc];
	const run = await selectComments(ctx)
		.where(and(isHere, from === undefined ? undefined : on(comments.id, from)))
		.orderBy(way(comments.id))
		.limit(limit + 1);
	const before =
		from === undefined
			? []
			: await ctx.db
					.select({ id: comments.id })
					.from(comments)
					.where(and(isHere, back(comments.id, from)))
					.orderBy(wayBack(comments.id))
					.limit(limit + 1);
	const first = before.slice(0, limit).at(-1);
	return {
		comments: run.slice(0, limit).map(toView),
		previous: first ? { id: first.id, isFirst: before.length <= limit } : null,
		next: run[limit]?.id ?? null,
		before: before[0]?.id ?? null
	};
}
