import { and, eq, isNull, sql } from 'drizzle-orm';
import { emailKey, isEmail } from '../../rules/email.ts';
import { refusalOfPassword, type PasswordRefusal } from '../../rules/password.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { spend } from '../platform/limits.ts';
import { askMail } from './ask-mail.ts';
import { commonPasswords } from './common-passwords.ts';
import { hashPassword } from './hash-password.ts';
import { findLink, useLink, voidLinks } from './mailed-links.ts';
import { spendOnAddress } from './may-mail-to.ts';
import { mails, members, sessions } from './tables.ts';

/**
 * Has a link mailed with which a new password can be chosen. Does the same for
 * an address that nobody has, down to the rows it writes, so that neither the
 * answer nor its time tells; the job then finds nobody to write to.
 */
export async function askPasswordReset(
	ctx: Ctx,
	typed: string
): Promise<{ ok: true } | { ok: false; reason: 'email-malformed' }> {
	const email = typed.trim();
	if (!isEmail(email)) return { ok: false, reason: 'email-malformed' };
	await spend(ctx, 'reset-password');
	await spendOnAddress(ctx, email);
	return inTransaction(ctx, async (ctx) => {
		const [mail] = await ctx.db
			.insert(mails)
			.values({
				kind: 'reset-password',
				memberId: sql`(select id from member
					where confirmed_email_key = ${emailKey(email)} and closed_at is null)`
			})
			.returning({ id: mails.id });
		if (mail) await ctx.jobs.enqueue(ctx, 'send-mail', { mailId: mail.id });
		return { ok: true };
	});
}

export type ResetOutcome = { ok: true } | { ok: false; reason: PasswordRefusal | 'link-dead' };

/** Sets a new password and ends all sessions. A password that is refused leaves the link as it was. */
export async function resetPassword(
	ctx: Ctx,
	{ token, password }: { token: string; password: string }
): Promise<ResetOutcome> {
	const link = await findLink(ctx, 'reset-password', token);
	if (!link) return { ok: false, reason: 'link-dead' };
	const { handle } = link;
	const reason = refusalOfPassword(password, { handle, commonPasswords: await commonPasswords() });
	if (reason) return { ok: false, reason };
	const passwordHash = await hashPassword(password);

	return inTransaction(ctx, async (ctx): Promise<ResetOutcome> => {
		const memberId = await useLink(ctx, 'reset-password', token);
		if (memberId === null) return { ok: false, reason: 'link-dead' };
		const changed = await ctx.db
			.update(members)
			.set({ passwordHash })
			.where(and(eq(members.id, memberId), isNull(members.closedAt)))
			.returning({ id: members.id });
		if (changed.length === 0) return { ok: false, reason: 'link-dead' };
		await ctx.db.delete(sessions).where(eq(sessions.memberId, memberId));
		await voidLinks(ctx, memberId);
		await askMail(ctx, 'password-changed', { memberId });
		return { ok: true };
	});
}
