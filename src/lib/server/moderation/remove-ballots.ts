import type { PlaceRule } from '../../rules/moderation.ts';
import { canRemoveBallots } from '../../rules/permissions.ts';
import { isDay } from '../../rules/day.ts';
import { BURST_MOST_DAYS } from '../../rules/tally/burst.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { countBurst, holdForRemoval, setAside } from '../ballots/set-aside.ts';
import { touchArticle } from '../comments/touch-articles.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { readReason } from './said.ts';
import { moderationActs } from './tables.ts';

export type RemovalRefusal =
	| 'says-nothing'
	| 'reason-too-long'
	| 'no-such-thing'
	| 'no-days'
	/** Somebody else was quicker, or nobody voted then. */
	| 'no-ballots'
	/** The poll has been closed for long: what was set aside could not be given back. */
	| 'too-late';
export type RemovalOutcome = { ok: true; id: number } | { ok: false; reason: RemovalRefusal };

/**
 * Takes all visitor ballots of some days out of a poll: out of its tallies by the
 * transaction that notes it in the log. Which answers they gave is not looked at, and
 * cannot be asked for: whoever could choose among ballots could decide a poll.
 *
 * @throws {Forbidden} for those who are no stewards
 */
export async function removeBallots(
	ctx: MemberCtx,
	given: { pollId: number; days: string[]; rule: PlaceRule; reason: string }
): Promise<RemovalOutcome> {
	if (!canRemoveBallots(ctx.asker)) throw new Forbidden();
	await spend(ctx, 'moderation');
	const { pollId, rule } = given;
	const days = [...new Set(given.days)].sort();
	if (days.length === 0 || days.length > BURST_MOST_DAYS || !days.every(isDay)) {
		return { ok: false, reason: 'no-days' };
	}
	const said = readReason(given.reason);
	if (!said.ok) return said;
	const { reason } = said;
	return inTransaction<MemberCtx, RemovalOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const poll = await holdForRemoval(ctx, pollId);
		if (!poll) return { ok: false, reason: 'no-such-thing' };
		if (poll.isFinal) return { ok: false, reason: 'too-late' };
		const ballots = await countBurst(ctx, { pollId, days });
		if (ballots === 0) return { ok: false, reason: 'no-ballots' };
		const { articleId } = poll;
		const [act] = await ctx.db
			.insert(moderationActs)
			.values({
				...{ kind: 'remove-ballots' as const, moderatorId: ctx.asker.id },
				...{ rule, reason, articleId, amount: ballots }
			})
			.returning({ id: moderationActs.id });
		if (!act) throw new Error('the act was not written');
		await setAside(ctx, poll, { pollId, days, rule, reason, actId: act.id, ballots });
		await touchArticle(ctx, articleId);
		return { ok: true, id: act.id };
	});
}
