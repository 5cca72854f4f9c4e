import { and, eq, isNull } from 'drizzle-orm';
import { handleKey } from '../../rules/handle.ts';
import { inTransaction, type Ctx, type Member } from '../ctx.ts';
import { forgive, spend } from '../platform/limits.ts';
import { askMail } from './ask-mail.ts';
import { isPassword } from './hash-password.ts';
import { mayMailTo } from './may-mail-to.ts';
import { memberColumns } from './member-columns.ts';
import { members } from './tables.ts';

export type Credentials = { handle: string; password: string };

export type LogInOutcome =
	| { ok: true; member: Member }
	/** The password is right, the address waits to be confirmed: the link was mailed again, if it may be. */
	| { ok: false; reason: 'wrong' | 'awaits-address' };

/** `wrong` for an unknown handle and for a wrong password alike, after similar time. */
export async function logIn(ctx: Ctx, { handle, password }: Credentials): Promise<LogInOutcome> {
	const key = handleKey(handle.trim());
	// People type passwords into this field by mistake: the count does not keep what they typed.
	const subject = ctx.secret.hash('address-of-account', key).toString('base64url');
	await spend(ctx, 'login-network');
	await spend(ctx, 'login', { subject });
	await spend(ctx, 'login-account', { subject });

	const [row] = await ctx.db
		.select({
			member: memberColumns,
			passwordHash: members.passwordHash,
			awaitsAddress: members.awaitsAddress,
			email: members.email
		})
		.from(members)
		.where(and(eq(members.handleKey, key), isNull(members.closedAt)));
	if (!(await isPassword(password, row?.passwordHash ?? null)) || !row) {
		return { ok: false, reason: 'wrong' };
	}

	await forgive(ctx, 'login', { subject });
	if (!row.awaitsAddress) return { ok: true, member: row.member };
	if (row.email && (await mayMailTo(ctx, row.email))) {
		await inTransaction(ctx, (ctx) => askMail(ctx, 'confirm-address', { memberId: row.member.id }));
	}
	return { ok: false, reason: 'awaits-address' };
}
