import { and, eq, isNull, sql } from 'drizzle-orm';
import { memberColumns } from '../accounts/member-columns.ts';
import { members } from '../accounts/tables.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { isViolationOf } from '../errors.ts';
import { heldComments } from './held-tables.ts';
import { makeText } from './make-text.ts';
import { Refused } from './refused.ts';
import { readStance } from './stance.ts';
import { openThread, writeComment } from './write-comment.ts';

export type HeldComment = typeof heldComments.$inferSelect;

/** One that nobody else decides until the transaction ends; held before its article is. */
export async function holdHeld(ctx: Ctx, id: number): Promise<HeldComment | null> {
	const [held] = await ctx.db
		.select()
		.from(heldComments)
		.where(eq(heldComments.id, id))
		.for('update');
	return held ?? null;
}

/**
 * Posts what waited, as its author would now: where the thread is shut by now, it is
 * refused, and goes on waiting. Part of a moderator's act; says under which id.
 *
 * @throws {Refused} with the reasons of `postComment`
 */
export async function releaseHeld(ctx: Ctx, held: HeldComment): Promise<number> {
	const { articleId, parentId, language, kind, idempotencyKey } = held;
	const [author] = await ctx.db
		.select(memberColumns)
		.from(members)
		.where(and(eq(members.id, held.memberId), isNull(members.closedAt)));
	if (!author) throw new Refused('no-such-thing');
	const as: MemberCtx = { ...ctx, asker: author };
	// Whom it mentions may have come or gone since.
	const text = await makeText(as, held.markdown);
	if (!text.ok) throw new Refused(text.reason);
	const shown = held.stance.length > 0 ? await readStance(as, articleId, held.stance) : null;
	if (held.stance.length > 0 && !shown) throw new Refused('no-such-stance');
	await openThread(as, articleId);
	const draft = { ...text, articleId, parentId, language, kind, idempotencyKey, shown };
	return writeComment(as, draft, { isLate: true }).catch((error: unknown) => {
		if (isViolationOf(error, 'comment_once')) throw new Refused('already-decided');
		throw error;
	});
}

/** Notes what an act made of it. The words of what is posted are the comment's from now on. */
export async function closeHeld(
	ctx: Ctx,
	id: number,
	outcome: { actId: number; commentId: number | null }
): Promise<void> {
	const isPosted = outcome.commentId !== null;
	await ctx.db
		.update(heldComments)
		.set({
			...outcome,
			state: isPosted ? 'posted' : 'refused',
			decidedAt: sql`clock_timestamp()`,
			...(isPosted && { markdown: '', html: '' })
		})
		.where(eq(heldComments.id, id));
}

/** What that act refused waits again; nothing where its author has taken it back. */
export async function awaitAgain(ctx: Ctx, actId: number): Promise<void> {
	await ctx.db
		.update(heldComments)
		.set({ state: 'waiting', decidedAt: null, actId: null })
		.where(and(eq(heldComments.actId, actId), eq(heldComments.state, 'refused')));
}
