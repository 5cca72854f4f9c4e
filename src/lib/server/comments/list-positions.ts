import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { commentStances, comments } from './tables.ts';
import { selectComments, toView, type CommentView } from './view.ts';

/** Comments shown of each answer where all stand side by side. */
export const PER_POSITION = 10;

export type Position = {
	optionId: number;
	comments: CommentView[];
	/** Where the next page of this answer begins. */
	next: number | null;
};

/** Comments whose authors chose to show this answer with them, the newest first. */
export async function listPosition(
	ctx: Ctx,
	articleId: number,
	{ optionId, from, limit }: { optionId: number; from?: number | undefined; limit: number }
): Promise<Position> {
	const ids = sql`(select ${commentStances.commentId} from ${commentStances}
		where ${commentStances.articleId} = ${articleId} and ${commentStances.optionId} = ${optionId}
			${from === undefined ? sql`` : sql`and ${commentStances.commentId} <= ${from}`}
		order by ${commentStances.commentId} desc limit ${4 * limit})`;
	const run = await selectComments(ctx)
		.where(
			and(
				eq(comments.articleId, articleId),
				eq(comments.state, 'visible'),
				sql`${comments.id} in ${ids}`,
				from === undefined ? undefined : lte(comments.id, from)
			)
		)
		.orderBy(desc(comments.id))
		.limit(limit + 1);
	return { optionId, comments: run.slice(0, limit).map(toView), next: run[limit]?.id ?? null };
}
