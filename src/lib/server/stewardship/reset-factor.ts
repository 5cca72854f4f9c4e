import { and, eq, isNull } from 'drizzle-orm';
import { lengthOf } from '../../rules/article-document.ts';
import { handleKey } from '../../rules/handle.ts';
import { isSteward } from '../../rules/permissions.ts';
import { NOTE_MAX } from '../../rules/review.ts';
import { canResetFactorOf } from '../../rules/second-factor.ts';
import { askMail } from '../accounts/ask-mail.ts';
import { confirmPassword } from '../accounts/confirm-password.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { members } from '../accounts/tables.ts';
import { inTransaction, type Ctx, type Member, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { forgetFactorsOf } from '../factors/remove.ts';
import { stewardshipActs } from './tables.ts';

export type ResetRefusal =
	| 'nobody'
	| 'password-wrong'
	| 'says-nothing'
	| 'reason-too-long'
	/** One's own is taken away in the settings. */
	| 'oneself'
	| 'no-factor';

export type ResetOutcome = { ok: true } | { ok: false; reason: ResetRefusal };

export type FactorReset = {
	/** In any spelling. */
	handle: string;
	reason: string;
	/** The asker's own. */
	password: string;
};

/**
 * Takes away the second factor of a member who lost it: their password is enough
 * again. Told to everybody, and to them by mail; their sessions go on.
 *
 * @throws {Forbidden} for those who are no stewards
 */
export async function resetFactor(ctx: MemberCtx, reset: FactorReset): Promise<ResetOutcome> {
	if (!isSteward(ctx.asker)) throw new Forbidden();
	const reason = reset.reason.trim();
	if (reason === '') return { ok: false, reason: 'says-nothing' };
	if (lengthOf(reason) > NOTE_MAX) return { ok: false, reason: 'reason-too-long' };
	if (!(await confirmPassword(ctx, reset.password))) {
		return { ok: false, reason: 'password-wrong' };
	}
	return inTransaction(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		return takeAway(ctx, { handle: reset.handle, reason, by: ctx.asker });
	});
}

/** The same for whoever runs the server: a site must not be lost with the phone of its only steward. */
export const resetFactorOnServer = (ctx: Ctx, { handle, reason }: Omit<FactorReset, 'password'>) =>
	inTransaction(ctx, (ctx) => takeAway(ctx, { handle, reason, by: null }));

async function takeAway(
	ctx: Ctx,
	{ handle, reason, by }: { handle: string; reason: string; by: Member | null }
): Promise<ResetOutcome> {
	const [target] = await ctx.db
		.select({ id: members.id })
		.from(members)
		.where(and(eq(members.handleKey, handleKey(handle.trim())), isNull(members.closedAt)))
		.for('no key update');
	if (!target) return { ok: false, reason: 'nobody' };
	if (by && !canResetFactorOf(by, target)) return { ok: false, reason: 'oneself' };
	if (!(await forgetFactorsOf(ctx, target.id))) return { ok: false, reason: 'no-factor' };
	await ctx.db.insert(stewardshipActs).values({
		kind: 'factor-reset',
		memberId: by?.id ?? null,
		ofMemberId: target.id,
		before: 'on',
		after: 'off',
		reason
	});
	await askMail(ctx, 'factor-reset', { memberId: target.id });
	return { ok: true };
}
