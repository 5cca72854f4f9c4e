import { canResetFactorOf } from '../../rules/permissions.ts';
import { askMail } from '../accounts/ask-mail.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { inTransaction, type Ctx, type Member, type MemberCtx } from '../ctx.ts';
import { forgetFactorsOf } from '../factors/remove.ts';
import { holdByHandle, readAct, type ActOnMember, type ActRefusal } from './act-on-member.ts';
import { stewardshipActs } from './tables.ts';

export type ResetRefusal =
	| ActRefusal
	/** One's own is taken away in the settings. */
	| 'oneself'
	| 'no-factor';

export type ResetOutcome = { ok: true } | { ok: false; reason: ResetRefusal };

/**
 * Takes away the second factor of a member who lost it: their password is enough
 * again. Told to everybody, and to them by mail; their sessions go on.
 *
 * @throws {Forbidden} for those who are no stewards
 */
export async function resetFactor(ctx: MemberCtx, reset: ActOnMember): Promise<ResetOutcome> {
	const read = await readAct(ctx, reset);
	if (!read.ok) return read;
	return inTransaction(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		return takeAway(ctx, { handle: reset.handle, reason: read.reason, by: ctx.asker });
	});
}

/** The same for whoever runs the server: a site must not be lost with the phone of its only steward. */
export const resetFactorOnServer = (ctx: Ctx, { handle, reason }: Omit<ActOnMember, 'password'>) =>
	inTransaction(ctx, (ctx) => takeAway(ctx, { handle, reason, by: null }));

async function takeAway(
	ctx: Ctx,
	{ handle, reason, by }: { handle: string; reason: string; by: Member | null }
): Promise<ResetOutcome> {
	const target = await holdByHandle(ctx, handle);
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
