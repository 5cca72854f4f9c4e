import { and, eq, isNull } from 'drizzle-orm';
import { handleKey } from '../../rules/handle.ts';
import { isSteward } from '../../rules/permissions.ts';
import { confirmPassword } from '../accounts/confirm-password.ts';
import { members } from '../accounts/tables.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { readReason } from '../moderation/said.ts';

export type ActOnMember = {
	/** In any spelling. */
	handle: string;
	reason: string;
	/** The asker's own. */
	password: string;
};

export type ActRefusal = 'nobody' | 'password-wrong' | 'says-nothing' | 'reason-too-long';

/**
 * What an act of a steward on somebody begins with: who they are, why, and their password.
 *
 * @returns the reason as it goes into the log
 * @throws {Forbidden} for those who are no stewards
 */
export async function readAct(
	ctx: MemberCtx,
	act: ActOnMember
): Promise<{ ok: true; reason: string } | { ok: false; reason: ActRefusal }> {
	if (!isSteward(ctx.asker)) throw new Forbidden();
	const read = readReason(act.reason);
	if (!read.ok) return read;
	if (await confirmPassword(ctx, act.password)) return read;
	return { ok: false, reason: 'password-wrong' };
}

/** On whom; nobody else changes them until the transaction ends. Null where nobody has the handle. */
export async function holdByHandle(ctx: Ctx, handle: string) {
	const [member] = await ctx.db
		.select({ id: members.id, handle: members.handle, role: members.role })
		.from(members)
		.where(and(eq(members.handleKey, handleKey(handle.trim())), isNull(members.closedAt)))
		.for('no key update');
	return member ?? null;
}
