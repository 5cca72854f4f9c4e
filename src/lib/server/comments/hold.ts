import { and, eq, gt, lte, sql } from 'drizzle-orm';
import { HOLD_MOST, holdReasonOf, WAITING_MOST, type HoldReason } from '../../rules/holding.ts';
import { MAX_DEPTH } from '../../rules/threads.ts';
import { members } from '../accounts/tables.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { readSiteSettings } from '../platform/site-settings.ts';
import { discardDraft } from './drafts.ts';
import { commentHolds, heldComments } from './held-tables.ts';
import { refuseLocked } from './lock.ts';
import { Refused } from './refused.ts';
import { comments } from './tables.ts';
import type { ReadyComment } from './write-comment.ts';

/**
 * Why what the asker is about to post waits for a moderator; null: it does not. Counts
 * one off what a moderator asked to see, so it is part of the transaction that keeps it.
 */
export async function findHoldReason(ctx: MemberCtx, html: string): Promise<HoldReason | null> {
	const asked = await ctx.db
		.update(commentHolds)
		.set({ remaining: sql`${commentHolds.remaining} - 1` })
		.where(and(eq(commentHolds.memberId, ctx.asker.id), gt(commentHolds.remaining, 0)))
		.returning({ remaining: commentHolds.remaining });
	const isAsked = asked.length > 0;
	if (!isAsked && !ctx.asker.isNew) return null;
	const { firstComment } = await readSiteSettings(ctx);
	const holdsFirst = firstComment === 'held';
	const hasPosted = holdsFirst && (await hasComment(ctx));
	return holdReasonOf(ctx.asker, { isAsked, holdsFirst, hasPosted, html });
}

async function hasComment(ctx: MemberCtx): Promise<boolean> {
	const rows = await ctx.db
		.select({ id: comments.id })
		.from(comments)
		.where(eq(comments.authorId, ctx.asker.id))
		.limit(1);
	return rows.length > 0;
}

/** Keeps a comment until a moderator has read it, where it could be posted now; says under which id. */
export async function holdBack(
	ctx: MemberCtx,
	draft: ReadyComment,
	why: HoldReason
): Promise<number> {
	const { articleId, parentId, markdown, html, language, idempotencyKey, shown } = draft;
	const parent = parentId === null ? null : await findParent(ctx, articleId, parentId);
	await refuseLocked(ctx, { articleId, path: parent?.path });
	await ctx.db.select().from(members).where(eq(members.id, ctx.asker.id)).for('no key update');
	const isWaiting = and(eq(heldComments.memberId, ctx.asker.id), eq(heldComments.state, 'waiting'));
	if ((await ctx.db.$count(heldComments, isWaiting)) >= WAITING_MOST) {
		throw new Refused('too-many-wait');
	}
	const [held] = await ctx.db
		.insert(heldComments)
		.values({
			memberId: ctx.asker.id,
			articleId,
			parentId,
			markdown,
			html,
			language,
			kind: parent ? (draft.kind ?? null) : null,
			stance: shown?.optionIds ?? [],
			idempotencyKey,
			why,
			heldAt: sql`clock_timestamp()`
		})
		.returning({ id: heldComments.id });
	if (!held) throw new Error('the held comment was not written');
	await discardDraft(ctx, { articleId, parentId });
	return held.id;
}

async function findParent(ctx: MemberCtx, articleId: number, parentId: number) {
	const [parent] = await ctx.db
		.select({ path: comments.path, depth: comments.depth })
		.from(comments)
		.where(and(eq(comments.articleId, articleId), eq(comments.id, parentId)));
	if (!parent) throw new Refused('no-such-parent');
	if (parent.depth >= MAX_DEPTH) throw new Refused('too-deep');
	return parent;
}

/** Part of a moderator's act; false when one is running already, or nobody is there. */
export async function holdNext(
	ctx: Ctx,
	{ memberId, count, actId }: { memberId: number; count: number; actId: number }
): Promise<boolean> {
	const values = { memberId, actId, remaining: Math.min(count, HOLD_MOST) };
	const written = await ctx.db
		.insert(commentHolds)
		.values(values)
		.onConflictDoUpdate({
			target: commentHolds.memberId,
			set: values,
			setWhere: lte(commentHolds.remaining, 0)
		})
		.returning({ memberId: commentHolds.memberId });
	return written.length > 0;
}

/** What that act asked for; another one goes on. What waits already goes on waiting. */
export async function endHold(ctx: Ctx, actId: number): Promise<void> {
	await ctx.db.delete(commentHolds).where(eq(commentHolds.actId, actId));
}

/** What a leaving member had not seen posted, and what moderators wanted of them. */
export async function forgetHeldOf(ctx: Ctx, memberId: number): Promise<void> {
	await ctx.db.delete(heldComments).where(eq(heldComments.memberId, memberId));
	await ctx.db.delete(commentHolds).where(eq(commentHolds.memberId, memberId));
}
