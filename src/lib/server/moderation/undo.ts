import { and, eq, isNull, sql } from 'drizzle-orm';
import { concernedBy } from '../../rules/moderation.ts';
import { canUndoAct, isModerator } from '../../rules/permissions.ts';
import { endSuspension, requireGoodStanding, unbarMember } from '../accounts/standing.ts';
import { findRemovalPoll, giveBack, holdForRemoval } from '../ballots/set-aside.ts';
import { restoreComment } from '../comments/hide.ts';
import { endHold } from '../comments/hold.ts';
import { awaitAgain } from '../comments/release.ts';
import { unlockThread } from '../comments/lock.ts';
import { Refused } from '../comments/refused.ts';
import { touchKeptArticle } from '../comments/touch-articles.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { tellOfModeration } from '../notifications/tell-of-moderation.ts';
import { spend } from '../platform/limits.ts';
import { listOwners } from './owners.ts';
import { readReason } from './said.ts';
import { moderationActs } from './tables.ts';

export type UndoRefusal =
	| 'says-nothing'
	| 'reason-too-long'
	| 'no-such-act'
	| 'already-undone'
	/** The poll has been closed for long: its ballots are gone. */
	| 'too-late';
export type UndoOutcome = { ok: true } | { ok: false; reason: UndoRefusal };

export type HeldAct = typeof moderationActs.$inferSelect & { ownerIds: number[] };

/** An act that nobody else undoes until the transaction ends. */
export async function holdAct(ctx: MemberCtx, id: number): Promise<HeldAct | null> {
	const [act] = await ctx.db
		.select()
		.from(moderationActs)
		.where(eq(moderationActs.id, id))
		.for('update');
	return act ? { ...act, ownerIds: await listOwners(ctx, act) } : null;
}

/**
 * Takes an act back: the comment can be read again, the branch answered, the member
 * write. The log keeps the act, and says why it was undone.
 *
 * @throws {Forbidden} for members, whom the act is on, and who wrote what it is about
 */
export async function undoAct(
	ctx: MemberCtx,
	{ id, reason }: { id: number; reason: string }
): Promise<UndoOutcome> {
	if (!isModerator(ctx.asker)) throw new Forbidden();
	await spend(ctx, 'moderation');
	const said = readReason(reason);
	if (!said.ok) return said;
	return inTransaction<MemberCtx, UndoOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const act = await holdAct(ctx, id);
		if (!act) return { ok: false, reason: 'no-such-act' };
		if (!canUndoAct(ctx.asker, act)) throw new Forbidden();
		if (!(await reverse(ctx, act, said.reason))) return { ok: false, reason: 'already-undone' };
		for (const memberId of concernedBy(act)) {
			await tellOfModeration(ctx, { memberId, actId: id, reason: 'act-undone' });
		}
		return { ok: true };
	}).catch((error: unknown) => {
		if (error instanceof Refused) return { ok: false, reason: error.reason as UndoRefusal };
		throw error;
	});
}

/** Part of the transaction that holds the act; false when it is undone already. */
export async function reverse(ctx: MemberCtx, act: HeldAct, reason: string): Promise<boolean> {
	const undone = await ctx.db
		.update(moderationActs)
		.set({ undoneAt: sql`clock_timestamp()`, undoneBy: ctx.asker.id, undoReason: reason })
		.where(and(eq(moderationActs.id, act.id), isNull(moderationActs.undoneAt)))
		.returning({ id: moderationActs.id });
	if (undone.length === 0) return false;
	await takeBack(ctx, act);
	return true;
}

/** What has gone since needs nothing: a comment that its author deleted stays deleted. */
async function takeBack(ctx: MemberCtx, act: HeldAct): Promise<void> {
	const { articleId, commentId, memberId } = act;
	switch (act.kind) {
		case 'hide-comment':
			if (commentId && articleId) await restoreComment(ctx, { id: commentId, articleId });
			return;
		case 'lock-branch':
			if (commentId && articleId) await unlockThread(ctx, { articleId, commentId });
			return;
		case 'close-thread':
			if (articleId) await unlockThread(ctx, { articleId, commentId: null });
			return;
		case 'warn':
		case 'approve-comment':
			return;
		case 'hold-comments':
			await endHold(ctx, act.id);
			return;
		case 'refuse-comment':
			await awaitAgain(ctx, act.id);
			return;
		case 'remove-ballots':
			await returnBallots(ctx, act);
			return;
		case 'cancel-poll':
			throw new Forbidden();
		case 'suspend':
			// One that is over must not end the one that came after it.
			if (memberId && act.expiresAt) await endSuspension(ctx, { memberId, until: act.expiresAt });
			return;
		case 'close-account':
			if (memberId) await unbarMember(ctx, memberId);
			return;
	}
}

async function returnBallots(ctx: MemberCtx, { id, articleId }: HeldAct): Promise<void> {
	const pollId = await findRemovalPoll(ctx, id);
	const poll = pollId && (await holdForRemoval(ctx, pollId));
	if (!poll || poll.isFinal) throw new Refused<UndoRefusal>('too-late');
	await giveBack(ctx, id);
	if (articleId) await touchKeptArticle(ctx, articleId);
}
