import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { emailKey } from '../../rules/email.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { isViolationOf } from '../errors.ts';
import { useLink, voidLinks } from './mailed-links.ts';
import { members } from './tables.ts';

export type ConfirmOutcome = { ok: true } | { ok: false; reason: 'link-dead' | 'address-taken' };

/**
 * Makes the address that waits the account's own. Of two accounts that wait for
 * one address the constraint gives it to the first; both read its mail, so that
 * telling them betrays nothing.
 */
export async function confirmAddress(ctx: Ctx, token: string): Promise<ConfirmOutcome> {
	try {
		return await inTransaction(ctx, (ctx) => confirm(ctx, token));
	} catch (error) {
		if (!isViolationOf(error, 'member_confirmed_email_key_unique')) throw error;
		return { ok: false, reason: 'address-taken' };
	}
}

async function confirm(ctx: Ctx, token: string): Promise<ConfirmOutcome> {
	const memberId = await useLink(ctx, 'confirm-address', token);
	if (memberId === null) return { ok: false, reason: 'link-dead' };
	const [member] = await ctx.db
		.select({ email: members.email })
		.from(members)
		.where(and(eq(members.id, memberId), isNull(members.closedAt), isNotNull(members.email)))
		.for('no key update');
	if (!member?.email) return { ok: false, reason: 'link-dead' };
	await ctx.db
		.update(members)
		.set({
			confirmedEmail: member.email,
			confirmedEmailKey: emailKey(member.email),
			awaitsAddress: false
		})
		.where(eq(members.id, memberId));
	// What was mailed to the earlier address opens nothing any more.
	await voidLinks(ctx, memberId, 'reset-password');
	return { ok: true };
}
