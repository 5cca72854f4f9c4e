import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { PENDING_MINUTES } from '../../rules/second-factor.ts';
import type { Onward } from '../../rules/unposted-comment.ts';
import { memberColumns } from '../accounts/member-columns.ts';
import { members } from '../accounts/tables.ts';
import { inTransaction, type Ctx, type Member } from '../ctx.ts';
import { randomToken, tokenHash } from '../platform/secret.ts';
import type { RelyingParty } from './passkey-answers.ts';
import { pendingLogins } from './tables.ts';
import { forgiveCodes, spendOnCode, useCode } from './use-code.ts';
import { usePasskey } from './use-passkey.ts';

/** Days for which the text that waits outlasts its login. */
const KEPT_DAYS = 1;

const passwordMark = sql<Buffer>`sha256(convert_to(${members.passwordHash}, 'UTF8'))`;
const isLive = sql<boolean>`${pendingLogins.expiresAt} > clock_timestamp()`;

/** Remembers that the password was right. The token goes to this browser alone, and opens nothing by itself. */
export async function beginPendingLogin(
	ctx: Ctx,
	memberId: number,
	onward: Onward
): Promise<string> {
	const token = randomToken();
	const expiresAt = sql`clock_timestamp() + ${PENDING_MINUTES} * interval '1 minute'`;
	await ctx.db.insert(pendingLogins).values({
		hash: tokenHash(token),
		memberId,
		passwordMark: sql`(select ${passwordMark} from ${members} where ${members.id} = ${memberId})`,
		onward,
		expiresAt
	});
	return token;
}

export type PendingLogin = {
	memberId: number;
	handle: string;
	/** What waits comes back even when the time is over. */
	onward: Onward;
	isOver: boolean;
};

export async function findPendingLogin(ctx: Ctx, token: string): Promise<PendingLogin | null> {
	const [row] = await ctx.db
		.select({
			memberId: members.id,
			handle: members.handle,
			onward: pendingLogins.onward,
			isOver: sql<boolean>`not ${isLive}`
		})
		.from(pendingLogins)
		.innerJoin(members, eq(members.id, pendingLogins.memberId))
		.where(isOfToken(token));
	return row ?? null;
}

export type SecondStep =
	{ by: 'code'; code: string } | { by: 'passkey'; answer: string; site: RelyingParty };

export type SecondStepOutcome =
	| { ok: true; member: Member; onward: Onward }
	/** `over`: the password must be given again. */
	| { ok: false; reason: 'over' | 'code-wrong' | 'passkey-refused' };

/**
 * Finishes a login, once: of two who answer at the same time, one is let in. A wrong
 * answer leaves it waiting.
 *
 * @throws {TooMany}
 */
export async function finishLogin(
	ctx: Ctx,
	token: string,
	step: SecondStep
): Promise<SecondStepOutcome> {
	const pending = await findPendingLogin(ctx, token);
	if (!pending || pending.isOver) return { ok: false, reason: 'over' };
	const { memberId, onward } = pending;
	if (step.by === 'code') await spendOnCode(ctx, memberId);

	const outcome = await inTransaction<Ctx, SecondStepOutcome>(ctx, async (ctx) => {
		const [held] = await ctx.db
			.select(memberColumns)
			.from(pendingLogins)
			.innerJoin(members, eq(members.id, pendingLogins.memberId))
			.where(and(isOfToken(token), isLive))
			.for('update', { of: pendingLogins });
		if (!held) return { ok: false, reason: 'over' };
		const refusal = await refusalOf(ctx, memberId, step);
		if (refusal) return { ok: false, reason: refusal };
		await ctx.db.delete(pendingLogins).where(eq(pendingLogins.hash, tokenHash(token)));
		return { ok: true, member: held, onward };
	});
	if (outcome.ok) await forgiveCodes(ctx, memberId);
	return outcome;
}

async function refusalOf(ctx: Ctx, memberId: number, step: SecondStep) {
	if (step.by === 'code') return (await useCode(ctx, memberId, step.code)) ? null : 'code-wrong';
	const whose = await usePasskey(ctx, step.site, { purpose: 'second-step', answer: step.answer });
	return whose === memberId ? null : 'passkey-refused';
}

/** Forgets logins that nobody finished, some time after what waits for them could be brought back. */
export async function purgePendingLogins(ctx: Ctx): Promise<void> {
	await ctx.db
		.delete(pendingLogins)
		.where(lt(pendingLogins.expiresAt, sql`clock_timestamp() - ${KEPT_DAYS} * interval '1 day'`));
}

/** Of an account that is open, and whose password is still the one that was given. */
const isOfToken = (token: string) =>
	and(
		eq(pendingLogins.hash, tokenHash(token)),
		isNull(members.closedAt),
		eq(pendingLogins.passwordMark, passwordMark)
	);
