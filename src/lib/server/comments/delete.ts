import { and, eq, ne } from 'drizzle-orm';
import { isAuthorOf } from '../../rules/permissions.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { clearMinds } from '../minds/clear.ts';
import { recountCitations } from './cite.ts';
import { discardDraft } from './drafts.ts';
import { findOwn } from './find-own.ts';
import { renewStance, takeOffSides } from './sides.ts';
import { commentMentions, commentRevisions, comments } from './tables.ts';
import { touchKeptArticle } from './touch-articles.ts';

export type DeleteOutcome = { ok: true } | { ok: false; reason: 'no-such-comment' };

/**
 * Erases the text of one's own comment, what it said before and the answer shown
 * with it; its place and the replies to it stay.
 * What is deleted already is left alone: pressing twice is no error.
 *
 * @throws {Forbidden} for a comment of somebody else
 */
export function deleteComment(ctx: MemberCtx, id: number): Promise<DeleteOutcome> {
	return inTransaction(ctx, async (ctx) => {
		const place = await findOwn(ctx, id);
		if (!place) return { ok: false, reason: 'no-such-comment' };
		if (!isAuthorOf(ctx.asker, place)) throw new Forbidden();
		if (place.state === 'deleted') return { ok: true };

		await touchKeptArticle(ctx, place.articleId);
		// Only now that the article is held: a moderator may have hidden it meanwhile, which has counted it off.
		const held = await findOwn(ctx, id);
		const erased = await ctx.db
			.update(comments)
			.set({ state: 'deleted', hiddenFor: null, markdown: '', html: '' })
			.where(
				and(eq(comments.id, id), eq(comments.authorId, ctx.asker.id), ne(comments.state, 'deleted'))
			)
			.returning({ id: comments.id });
		if (erased.length > 0 && held?.state === 'visible') {
			await touchKeptArticle(ctx, place.articleId, -1);
		}
		await recountCitations(ctx, [id]);
		await takeOffSides(ctx, [id]);
		await clearMinds(ctx, [id]);
		await renewStance(ctx, { memberId: ctx.asker.id, articleId: place.articleId });
		await ctx.db.delete(commentRevisions).where(eq(commentRevisions.commentId, id));
		await ctx.db.delete(commentMentions).where(eq(commentMentions.commentId, id));
		await discardDraft(ctx, { commentId: id });
		return { ok: true };
	});
}
