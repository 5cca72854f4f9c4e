import { and, eq, sql } from 'drizzle-orm';
import { isAuthorOf } from '../../rules/permissions.ts';
import { readAnswer } from '../../rules/tally/choice.ts';
import { inTransaction, type Ctx, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { findFirstPoll } from '../polls/find.ts';
import { findOwn } from './find-own.ts';
import { renewStance } from './sides.ts';
import { comments, commentStances } from './tables.ts';
import { touchArticle } from './touch-articles.ts';

/**
 * The answer that a comment's author wants to show with it, as the form says it:
 * never looked up from a ballot, and not compared with one. Null when it is no
 * answer to the article's first poll.
 */
export async function readStance(
	ctx: Ctx,
	articleId: number,
	optionIds: number[]
): Promise<{ pollId: number; optionIds: number[] } | null> {
	const poll = await findFirstPoll(ctx, articleId);
	if (!poll || poll.visibility === 'sealed') return null;
	const options = poll.options.map(({ id }) => id);
	const choice = readAnswer(poll, options, optionIds);
	return choice.ok ? { pollId: poll.id, optionIds: choice.optionIds } : null;
}

/** Copied into the comment when it is written, and frozen there. Its author stands there from now on. */
export async function writeStance(
	ctx: MemberCtx,
	comment: { id: number; articleId: number },
	{ pollId, optionIds }: { pollId: number; optionIds: number[] }
): Promise<void> {
	await ctx.db.insert(commentStances).values(
		optionIds.map((optionId) => ({
			commentId: comment.id,
			articleId: comment.articleId,
			pollId,
			optionId
		}))
	);
	await renewStance(ctx, { memberId: ctx.asker.id, articleId: comment.articleId });
}

/**
 * Marks the answer shown with one's own comment as one that its author has
 * changed since, which is final. The answer itself stays, as others replied to it.
 *
 * @returns false when there is no such comment with an answer
 * @throws {Forbidden} for a comment of somebody else
 */
export function supersedeStance(ctx: MemberCtx, id: number): Promise<boolean> {
	return inTransaction(ctx, async (ctx) => {
		const place = await findOwn(ctx, id);
		if (!place) return false;
		if (!isAuthorOf(ctx.asker, place)) throw new Forbidden();
		await touchArticle(ctx, place.articleId);
		const marked = await ctx.db
			.update(comments)
			.set({ stanceSuperseded: true })
			.where(
				and(
					eq(comments.id, id),
					eq(comments.authorId, ctx.asker.id),
					eq(comments.state, 'visible'),
					sql`exists (select from comment_stance where comment_id = ${id})`
				)
			)
			.returning({ id: comments.id });
		await renewStance(ctx, { memberId: ctx.asker.id, articleId: place.articleId });
		return marked.length > 0;
	});
}
