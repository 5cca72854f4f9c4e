import { sql } from 'drizzle-orm';
import { canCancelPoll, isWriter } from '../../rules/permissions.ts';
import { isOver } from '../../rules/tally/may-see-results.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { holdAskedPoll } from '../amendments/find-asked-poll.ts';
import { touchPoll } from '../comments/touch-articles.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { tellOfModeration } from '../notifications/tell-of-moderation.ts';
import { spend } from '../platform/limits.ts';
import { listOwners } from './owners.ts';
import { readReason } from './said.ts';
import { moderationActs } from './tables.ts';

export type CancelRefusal =
	| 'says-nothing'
	| 'reason-too-long'
	| 'no-such-thing'
	/** It is closed, or somebody else was quicker. */
	| 'already-closed'
	/** Somebody voted: its authors alone cannot call it off any more. */
	| 'has-voters';
export type CancelOutcome = { ok: true; id: number } | { ok: false; reason: CancelRefusal };

/**
 * Calls a poll off for good: it is closed by the transaction that notes it in the log, and
 * its key destroyed as at every close, so that nobody could open it again. The poll is
 * waited for first: every ballot that was accepted was cast before.
 *
 * @throws {Forbidden} for those who neither wrote its article nor are moderators
 */
export async function cancelPoll(
	ctx: MemberCtx,
	{ pollId, reason: given }: { pollId: number; reason: string }
): Promise<CancelOutcome> {
	await spend(ctx, 'moderation');
	const said = readReason(given);
	return inTransaction<MemberCtx, CancelOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const asked = await holdAskedPoll(ctx, pollId);
		if (!asked) return { ok: false, reason: 'no-such-thing' };
		if (!canCancelPoll(ctx.asker, asked)) {
			if (!isWriter(asked)) throw new Forbidden();
			return { ok: false, reason: 'has-voters' };
		}
		if (!said.ok) return said;
		if (isOver(asked.phase)) return { ok: false, reason: 'already-closed' };
		const { articleId } = asked;
		const [act] = await ctx.db
			.insert(moderationActs)
			.values({
				...{ kind: 'cancel-poll' as const, moderatorId: ctx.asker.id },
				...{ rule: null, reason: said.reason, articleId }
			})
			.returning({
				id: moderationActs.id,
				kind: moderationActs.kind,
				articleId: moderationActs.articleId,
				commentId: moderationActs.commentId
			});
		if (!act) throw new Error('the act was not written');
		await ctx.db.execute(sql`
			update poll set (closed_at, cancelled_at) = (select t, t from clock_timestamp() as t),
				salt = null, cancel_reason = ${said.reason}, cancel_act_id = ${act.id}::bigint
			where id = ${pollId}::bigint`);
		for (const memberId of await listOwners(ctx, act)) {
			if (memberId === ctx.asker.id) continue;
			await tellOfModeration(ctx, { memberId, actId: act.id, reason: 'act' });
		}
		await touchPoll(ctx, asked.articleId);
		return { ok: true, id: act.id };
	});
}
