import { eq } from 'drizzle-orm';
import type { PlaceRule } from '../../rules/moderation.ts';
import { canDecideHeld, isModerator } from '../../rules/permissions.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import type { PostRefusal } from '../comments/post.ts';
import { Refused } from '../comments/refused.ts';
import { closeHeld, holdHeld, releaseHeld, type HeldComment } from '../comments/release.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { tellOfModeration } from '../notifications/tell-of-moderation.ts';
import { spend } from '../platform/limits.ts';
import { readReason } from './said.ts';
import { deskClaims, moderationActs } from './tables.ts';

export type HeldRefusal =
	| 'says-nothing'
	| 'reason-too-long'
	| 'no-such-thing'
	| 'already-decided'
	/** Of posting it, while the place is shut. It goes on waiting. */
	| Exclude<PostRefusal, 'empty' | 'too-long' | 'too-many-wait'>;
export type HeldOutcome = { ok: true; id: number } | { ok: false; reason: HeldRefusal };

/**
 * Posts what waited, under its author's name. Where nobody may write any more, nothing
 * happens and the moderator is told why.
 *
 * @throws {Forbidden} for members, and for one's own
 */
export async function approveHeld(ctx: MemberCtx, id: number): Promise<HeldOutcome> {
	return decide(ctx, id, async (ctx, held) => {
		const commentId = await releaseHeld(ctx, held);
		return { kind: 'approve-comment', rule: null, reason: '', commentId };
	});
}

/**
 * Leaves unposted what waited; its author can read it again with the rule and the reason,
 * and appeal.
 *
 * @throws {Forbidden} for members, and for one's own
 */
export async function refuseHeld(
	ctx: MemberCtx,
	{ id, rule, reason }: { id: number; rule: PlaceRule; reason: string }
): Promise<HeldOutcome> {
	const said = readReason(reason);
	if (isModerator(ctx.asker) && !said.ok) return said;
	return decide(ctx, id, () =>
		Promise.resolve({
			kind: 'refuse-comment',
			rule,
			reason: said.ok ? said.reason : '',
			commentId: null
		})
	);
}

type Decision = {
	kind: 'approve-comment' | 'refuse-comment';
	rule: PlaceRule | null;
	reason: string;
	commentId: number | null;
};

/** Of two moderators at once the second finds it decided, since the first holds it. */
async function decide(
	ctx: MemberCtx,
	id: number,
	work: (ctx: MemberCtx, held: HeldComment) => Promise<Decision>
): Promise<HeldOutcome> {
	if (!isModerator(ctx.asker)) throw new Forbidden();
	await spend(ctx, 'moderation');
	return inTransaction<MemberCtx, HeldOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const held = await holdHeld(ctx, id);
		if (!held) return { ok: false, reason: 'no-such-thing' };
		if (!canDecideHeld(ctx.asker, { authorId: held.memberId })) throw new Forbidden();
		if (held.state !== 'waiting') return { ok: false, reason: 'already-decided' };
		const { commentId, ...decision } = await work(ctx, held);
		const [act] = await ctx.db
			.insert(moderationActs)
			.values({
				...decision,
				moderatorId: ctx.asker.id,
				articleId: held.articleId,
				memberId: held.memberId
			})
			.returning({ id: moderationActs.id });
		if (!act) throw new Error('the act was not written');
		await closeHeld(ctx, id, { actId: act.id, commentId });
		await tellOfModeration(ctx, {
			memberId: held.memberId,
			actId: act.id,
			reason: commentId === null ? 'comment-refused' : 'comment-posted'
		});
		await ctx.db.delete(deskClaims).where(eq(deskClaims.subject, `held-${id}`));
		return { ok: true, id: act.id };
	}).catch((error: unknown) => {
		if (error instanceof Refused) return { ok: false, reason: error.reason as HeldRefusal };
		throw error;
	});
}
