import { and, eq, sql } from 'drizzle-orm';
import { articles } from '../articles/tables.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { commentDrafts, comments } from './tables.ts';
import { renewThreadsOf } from './renew-threads-of.ts';

/**
 * What becomes of a leaving member's comments: they keep the name, lose it, or
 * lose name and text and leave only their place in the tree.
 * Texts that were never posted go in any case.
 */
export function partWithAuthor(
	ctx: Ctx,
	memberId: number,
	comments: 'keep' | 'unname' | 'erase'
): Promise<void> {
	return inTransaction(ctx, async (ctx) => {
		await ctx.db.delete(commentDrafts).where(eq(commentDrafts.memberId, memberId));
		if (comments === 'keep') return;
		await renewThreadsOf(ctx, memberId);
		if (comments === 'erase') await eraseComments(ctx, memberId);
		await unnameComments(ctx, memberId);
	});
}

async function eraseComments(ctx: Ctx, memberId: number): Promise<void> {
	const erased = await ctx.db
		.update(comments)
		.set({ state: 'deleted', markdown: '', html: '' })
		.where(and(eq(comments.authorId, memberId), eq(comments.state, 'visible')))
		.returning({ articleId: comments.articleId });
	const perArticle = Map.groupBy(erased, ({ articleId }) => articleId);
	for (const [articleId, { length }] of perArticle) {
		await ctx.db
			.update(articles)
			.set({ commentCount: sql`${articles.commentCount} - ${length}` })
			.where(eq(articles.id, articleId));
	}
}

async function unnameComments(ctx: Ctx, memberId: number): Promise<void> {
	await ctx.db.update(comments).set({ authorId: null }).where(eq(comments.authorId, memberId));
}
