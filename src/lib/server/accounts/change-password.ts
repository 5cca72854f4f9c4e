import { and, eq } from 'drizzle-orm';
import { refusalOfPassword, type PasswordRefusal } from '../../rules/password.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { commonPasswords } from './common-passwords.ts';
import { confirmPassword } from './confirm-password.ts';
import { endOtherSessions } from './sessions.ts';
import { hashPassword } from './hash-password.ts';
import { askMail } from './ask-mail.ts';
import { voidLinks } from './mailed-links.ts';
import { members } from './tables.ts';

export type PasswordChange = {
	current: string;
	next: string;
	/** The session that asks; all others end with the old password. */
	sessionId: string;
};

export type PasswordChangeOutcome =
	{ ok: true } | { ok: false; reason: PasswordRefusal | 'password-wrong' };

export async function changePassword(
	ctx: MemberCtx,
	{ current, next, sessionId }: PasswordChange
): Promise<PasswordChangeOutcome> {
	const reason = refusalOfPassword(next, {
		handle: ctx.asker.handle,
		commonPasswords: await commonPasswords()
	});
	if (reason) return { ok: false, reason };
	const oldHash = await confirmPassword(ctx, current);
	if (!oldHash) return { ok: false, reason: 'password-wrong' };
	const passwordHash = await hashPassword(next);

	return inTransaction(ctx, async (ctx) => {
		const changed = await ctx.db
			.update(members)
			.set({ passwordHash })
			.where(and(eq(members.id, ctx.asker.id), eq(members.passwordHash, oldHash)))
			.returning({ id: members.id });
		if (changed.length === 0) return { ok: false, reason: 'password-wrong' };
		await endOtherSessions(ctx, sessionId);
		await voidLinks(ctx, ctx.asker.id, 'reset-password');
		await askMail(ctx, 'password-changed', { memberId: ctx.asker.id });
		return { ok: true };
	});
}
