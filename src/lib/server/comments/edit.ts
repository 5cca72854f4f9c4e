import { eq, sql } from 'drizzle-orm';
import { canEditComment, canEditInto, isAuthorOf, UNTRACED_EDIT } from '../../rules/permissions.ts';
import type { BadText } from '../../rules/threads-text.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { keepCitations } from './cite.ts';
import { discardDraft } from './drafts.ts';
import { findOwn } from './find-own.ts';
import { makeText } from './make-text.ts';
import { keepMentions } from './mention.ts';
import { Refused } from './refused.ts';
import { commentRevisions, comments } from './tables.ts';
import { touchArticle } from './touch-articles.ts';

export type EditRefusal =
	| BadText
	| 'no-such-comment'
	| 'no-longer-editable'
	/** With links a comment of a new account waits for a moderator; none gets them afterwards. */
	| 'adds-links';
export type EditOutcome = { ok: true } | { ok: false; reason: EditRefusal };

/**
 * Replaces the text of one's own comment, while `canEditComment` allows it. What it
 * said before can be read by everybody, unless it had stood for moments only.
 *
 * A reply holds the article, too: either it is counted before we look, or it
 * answers the new text.
 *
 * @throws {Forbidden} for a comment of somebody else
 * @throws {Suspended}
 */
export async function editComment(
	ctx: MemberCtx,
	{ id, markdown }: { id: number; markdown: string }
): Promise<EditOutcome> {
	await spend(ctx, 'comment');
	const text = await makeText(ctx, markdown);
	if (!text.ok) return text;

	return inTransaction<MemberCtx, EditOutcome>(ctx, async (ctx) => {
		const place = await findOwn(ctx, id);
		if (!place) return { ok: false, reason: 'no-such-comment' };
		if (!isAuthorOf(ctx.asker, place)) throw new Forbidden();
		if (!canEditComment(ctx.asker, place)) return { ok: false, reason: 'no-longer-editable' };

		await touchArticle(ctx, place.articleId);
		await requireGoodStanding(ctx);
		const held = await findOwn(ctx, id);
		if (!held || !canEditComment(ctx.asker, held)) throw new Refused('no-longer-editable');
		if (!canEditInto(ctx.asker, held.html, text.html)) throw new Refused('adds-links');
		const isTraced = held.age >= UNTRACED_EDIT && held.markdown !== text.markdown;
		if (isTraced) {
			await ctx.db.insert(commentRevisions).values({ commentId: id, markdown: held.markdown });
		}
		await ctx.db
			.update(comments)
			.set({
				markdown: text.markdown,
				html: text.html,
				...(isTraced && { editedAt: sql`clock_timestamp()` })
			})
			.where(eq(comments.id, id));
		await keepCitations(ctx, { id, articleId: place.articleId, html: text.html });
		const tellsMore = await keepMentions(ctx, id, text.mentioned);
		if (tellsMore) await ctx.jobs.enqueue(ctx, 'announce-comment', { commentId: id });
		await discardDraft(ctx, { commentId: id });
		return { ok: true };
	}).catch((error: unknown) => {
		if (error instanceof Refused) return { ok: false, reason: error.reason as EditRefusal };
		throw error;
	});
}
