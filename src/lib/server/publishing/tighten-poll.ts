import { eq } from 'drizzle-orm';
import { canTightenPoll, isWriter } from '../../rules/permissions.ts';
import { isOver, tighterThan, type Visibility } from '../../rules/tally/may-see-results.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { holdAskedPoll } from '../amendments/find-asked-poll.ts';
import { notePollChange } from '../amendments/poll-changes.ts';
import { touchPoll } from '../comments/touch-articles.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { weighArticle } from '../minds/clear.ts';
import { readReason } from '../moderation/said.ts';
import { spend } from '../platform/limits.ts';
import { polls } from '../polls/tables.ts';

export type TightenRefusal =
	| 'says-nothing'
	| 'reason-too-long'
	| 'no-such-thing'
	/** Its results are shown to everybody. */
	| 'already-closed'
	/** It would show them to as many, or to more. */
	| 'not-tighter'
	/** A seal without an end. */
	| 'never-closes'
	/** It was changed since the form was shown. */
	| 'clash';
export type TightenOutcome = { ok: true } | { ok: false; reason: TightenRefusal };

/**
 * Lets a poll that is open, or will be, show its results to fewer than before. Never to
 * more: who voted was told who would see them, which the database sees to as well.
 *
 * @param given `base`: the change after which the asker was shown the poll; 0: none
 * @throws {Forbidden} for those who neither wrote its article nor are moderators
 */
export async function tightenPoll(
	ctx: MemberCtx,
	given: { pollId: number; base: number; to: Visibility; reason: string }
): Promise<TightenOutcome> {
	const { pollId, base, to } = given;
	await spend(ctx, 'correction');
	const said = readReason(given.reason);
	return inTransaction<MemberCtx, TightenOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const asked = await holdAskedPoll(ctx, pollId);
		if (!asked) return { ok: false, reason: 'no-such-thing' };
		if (!canTightenPoll(ctx.asker, asked)) throw new Forbidden();
		if (!said.ok) return said;
		if (isOver(asked.phase)) return { ok: false, reason: 'already-closed' };
		if (asked.revision !== base) return { ok: false, reason: 'clash' };
		if (!tighterThan(asked.visibility).includes(to)) return { ok: false, reason: 'not-tighter' };
		if (to === 'sealed' && !asked.closes) return { ok: false, reason: 'never-closes' };
		await notePollChange(ctx, asked, {
			kind: 'visibility',
			before: { visibility: asked.visibility },
			after: { visibility: to },
			reason: said.reason,
			isModeration: !isWriter(asked)
		});
		await ctx.db.update(polls).set({ results: to }).where(eq(polls.id, pollId));
		await weighArticle(ctx, asked.articleId);
		await touchPoll(ctx, asked.articleId);
		return { ok: true };
	});
}
