import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { articles } from '../articles/tables.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { clearMinds } from '../minds/clear.ts';
import { recountCitations } from './cite.ts';
import { forgetHeldOf } from './hold.ts';
import { recountRatings } from './recount-ratings.ts';
import { leaveSides, takeOffSides } from './sides.ts';
import { commentDrafts, follows, mutes } from './reader-tables.ts';
import { commentMentions, commentRevisions, comments } from './tables.ts';
import { commentRatings } from './rating-tables.ts';
import { touchArticles } from './touch-articles.ts';

/**
 * What becomes of a leaving member's comments: they keep the name, lose it, or
 * lose name and text and leave only their place in the tree.
 * Texts that were never posted go in any case, and what the member followed and muted.
 */
export function partWithAuthor(
	ctx: Ctx,
	memberId: number,
	comments: 'keep' | 'unname' | 'erase'
): Promise<void> {
	return inTransaction(ctx, async (ctx) => {
		await forgetHeldOf(ctx, memberId);
		await ctx.db.delete(commentDrafts).where(eq(commentDrafts.memberId, memberId));
		await ctx.db.delete(follows).where(eq(follows.memberId, memberId));
		await ctx.db.delete(mutes).where(eq(mutes.memberId, memberId));
		if (comments === 'keep') return;
		// All at once: two who leave must not wait for each other.
		await touchArticles(
			ctx,
			sql`select article_id from comment where author_id = ${memberId}
				union select article_id from comment_rating where member_id = ${memberId}`
		);
		await leaveSides(ctx, memberId);
		await takeBackRatings(ctx, memberId);
		if (comments === 'erase') await eraseComments(ctx, memberId);
		await unnameComments(ctx, memberId);
	});
}

/** Ratings go with the account that they are of: counters and karma are made anew from those that stay. */
async function takeBackRatings(ctx: Ctx, memberId: number): Promise<void> {
	const taken = await ctx.db
		.delete(commentRatings)
		.where(eq(commentRatings.memberId, memberId))
		.returning({ id: commentRatings.commentId });
	await recountRatings(
		ctx,
		taken.map(({ id }) => id)
	);
}

async function eraseComments(ctx: Ctx, memberId: number): Promise<void> {
	const erased = await ctx.db
		.select({ id: comments.id, articleId: comments.articleId, state: comments.state })
		.from(comments)
		.where(and(eq(comments.authorId, memberId), ne(comments.state, 'deleted')));
	const ids = erased.map(({ id }) => id);
	await ctx.db
		.update(comments)
		.set({ state: 'deleted', hiddenFor: null, markdown: '', html: '' })
		.where(inArray(comments.id, ids));
	await ctx.db.delete(commentRevisions).where(inArray(commentRevisions.commentId, ids));
	await recountCitations(ctx, ids);
	await takeOffSides(ctx, ids);
	await clearMinds(ctx, ids);
	await ctx.db.delete(commentMentions).where(inArray(commentMentions.commentId, ids));
	// What a moderator has hidden is counted no more.
	const counted = erased.filter(({ state }) => state === 'visible');
	const perArticle = Map.groupBy(counted, ({ articleId }) => articleId);
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
