import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { selectComments, toView, type CommentView } from './view.ts';
import { comments } from './tables.ts';

/** A comment of this article as anybody may see it; deleted ones, too. */
export async function findComment(
	ctx: Ctx,
	articleId: number,
	id: number
): Promise<CommentView | null> {
	const [row] = await selectComments(ctx).where(
		and(eq(comments.articleId, articleId), eq(comments.id, id))
	);
	return row ? toView(row) : null;
}
