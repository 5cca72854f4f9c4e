import { and, eq, isNull, sql } from 'drizzle-orm';
import { canBeUndone, concernedBy } from '../../rules/moderation.ts';
import { canAppeal, canDecideAppeal, isModerator } from '../../rules/permissions.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { tellOfModeration } from '../notifications/tell-of-moderation.ts';
import { spend } from '../platform/limits.ts';
import { readReason } from './said.ts';
import { appeals, deskClaims } from './tables.ts';
import { holdAct, reverse } from './undo.ts';

export type AppealRefusal =
	| 'says-nothing'
	| 'reason-too-long'
	| 'no-such-act'
	| 'already-undone'
	| 'already-appealed'
	/** Of the decision. */
	| 'already-decided';
export type AppealOutcome = { ok: true } | { ok: false; reason: AppealRefusal };

/**
 * Asks that an act on the asker, or on a place of theirs, be looked at by another
 * moderator; once, whoever of those that it concerns asks.
 *
 * @throws {Forbidden} for an act that concerns somebody else
 */
export async function appealAct(
	ctx: MemberCtx,
	{ id, words }: { id: number; words: string }
): Promise<AppealOutcome> {
	await spend(ctx, 'moderation');
	const said = readReason(words);
	if (!said.ok) return said;
	return inTransaction<MemberCtx, AppealOutcome>(ctx, async (ctx) => {
		const act = await holdAct(ctx, id);
		if (!act) return { ok: false, reason: 'no-such-act' };
		if (!canAppeal(ctx.asker, act)) throw new Forbidden();
		if (act.undoneAt) return { ok: false, reason: 'already-undone' };
		const written = await ctx.db
			.insert(appeals)
			.values({ actId: id, memberId: ctx.asker.id, words: said.reason })
			.onConflictDoNothing()
			.returning({ actId: appeals.actId });
		return written.length > 0 ? { ok: true } : { ok: false, reason: 'already-appealed' };
	});
}

/**
 * Decides an appeal; upheld, the act is undone by the same transaction, if it is one
 * that can be. The answer is public. Of two who decide at once, one does.
 *
 * @throws {Forbidden} for members, who acted, whom the act is on, and who wrote what it is about
 */
export async function decideAppeal(
	ctx: MemberCtx,
	{ id, isUpheld, answer }: { id: number; isUpheld: boolean; answer: string }
): Promise<AppealOutcome> {
	if (!isModerator(ctx.asker)) throw new Forbidden();
	await spend(ctx, 'moderation');
	const said = readReason(answer);
	if (!said.ok) return said;
	return inTransaction<MemberCtx, AppealOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const act = await holdAct(ctx, id);
		if (!act) return { ok: false, reason: 'no-such-act' };
		if (!canDecideAppeal(ctx.asker, act)) throw new Forbidden();
		const decided = await ctx.db
			.update(appeals)
			.set({
				isUpheld,
				answer: said.reason,
				decidedAt: sql`clock_timestamp()`,
				decidedBy: ctx.asker.id
			})
			.where(and(eq(appeals.actId, id), isNull(appeals.decidedAt)))
			.returning({ memberId: appeals.memberId });
		if (decided.length === 0) return { ok: false, reason: 'already-decided' };
		// It may have been undone without waiting for the appeal, or be one that nothing undoes.
		const isUndone = isUpheld && canBeUndone(act.kind) && (await reverse(ctx, act, said.reason));
		for (const { memberId } of decided) {
			if (memberId === null) continue;
			const reason = isUpheld ? 'appeal-upheld' : 'appeal-dismissed';
			await tellOfModeration(ctx, { memberId, actId: id, reason });
		}
		// Those who wrote it with who appealed.
		const others = new Set(isUndone ? concernedBy(act) : []);
		for (const { memberId } of decided) if (memberId !== null) others.delete(memberId);
		for (const memberId of others) {
			await tellOfModeration(ctx, { memberId, actId: id, reason: 'act-undone' });
		}
		await ctx.db.delete(deskClaims).where(eq(deskClaims.subject, `appeal-${id}`));
		return { ok: true };
	});
}
