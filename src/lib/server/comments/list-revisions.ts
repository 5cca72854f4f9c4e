import { and, asc, eq } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import type { Ctx } from '../ctx.ts';
import { commentRevisions, comments } from './tables.ts';

export type Revision = {
	markdown: string;
	/** Until when the comment said this. */
	replacedAt: Date;
};

/** What a comment said before, the oldest first. */
export function listRevisions(ctx: Ctx, commentId: number): Promise<Revision[]> {
	return ctx.db
		.select({ markdown: commentRevisions.markdown, replacedAt: commentRevisions.replacedAt })
		.from(commentRevisions)
		.where(eq(commentRevisions.commentId, commentId))
		.orderBy(asc(commentRevisions.id));
}

/** What it says now, and in which language; null when it is gone. */
export async function findCurrentText(
	ctx: Ctx,
	id: number
): Promise<{ markdown: string; language: Locale } | null> {
	const [row] = await ctx.db
		.select({ markdown: comments.markdown, language: comments.language })
		.from(comments)
		.where(and(eq(comments.id, id), eq(comments.state, 'visible')));
	return row ?? null;
}
