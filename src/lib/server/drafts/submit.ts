import { problemsOf, type Problem } from '../../rules/article-problems.ts';
import { canSubmitDraft, canWithdrawDraft } from '../../rules/permissions.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { problemsOfEarlierPolls } from './earlier-polls.ts';
import { findProposal } from './find.ts';
import { holdArticle } from './hold.ts';
import { changeState } from './note-event.ts';

export type SubmitOutcome =
	| { ok: true }
	| { ok: false; reason: 'unfinished'; problems: Problem[] }
	| { ok: false; reason: 'clash' };

/**
 * Gives an article, as its revision `base` says it, to the moderators. It is voted
 * on anew, even if it was submitted before.
 *
 * @param today as YYYY-MM-DD
 * @throws {Forbidden} for one who did not begin it
 * @throws {Suspended}
 */
export const submitArticle = (
	ctx: MemberCtx,
	{ id, base, today }: { id: number; base: number; today: string }
): Promise<SubmitOutcome> =>
	inTransaction<MemberCtx, SubmitOutcome>(ctx, async (ctx) => {
		const held = await holdArticle(ctx, id);
		if (held?.state === 'submitted' && held.part === 'author') return { ok: true };
		if (!held || !canSubmitDraft(ctx.asker, held)) throw new Forbidden();
		await requireGoodStanding(ctx);
		const proposal = await findProposal(ctx, id);
		if (!proposal) throw new Forbidden();
		if (proposal.number !== base) return { ok: false, reason: 'clash' };
		const problems = [
			...problemsOf(proposal.document, today),
			...(await problemsOfEarlierPolls(ctx, proposal.document))
		];
		if (problems.length > 0) return { ok: false, reason: 'unfinished', problems };
		await changeState(ctx, held, { to: 'submitted', submission: held.submission + 1 });
		return { ok: true };
	});

/**
 * Takes an article back: nobody decides about it any more, until it is submitted again.
 *
 * @throws {Forbidden} for one who did not begin it, and once it is published
 */
export const withdrawArticle = (ctx: MemberCtx, id: number): Promise<void> =>
	inTransaction(ctx, async (ctx) => {
		const held = await holdArticle(ctx, id);
		if (held?.state === 'withdrawn' && held.part === 'author') return;
		if (!held || !canWithdrawDraft(ctx.asker, held)) throw new Forbidden();
		await changeState(ctx, held, { to: 'withdrawn' });
	});
