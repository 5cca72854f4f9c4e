import { and, eq, isNull } from 'drizzle-orm';
import { handleKey } from '../../rules/handle.ts';
import type { Ctx, Member } from '../ctx.ts';
import { forgive, spend } from '../platform/limits.ts';
import { isPassword } from './hash-password.ts';
import { memberColumns } from './member-columns.ts';
import { members } from './tables.ts';

export type Credentials = { handle: string; password: string };

/** Null for an unknown handle and for a wrong password alike, after similar time. */
export async function logIn(ctx: Ctx, { handle, password }: Credentials): Promise<Member | null> {
	const key = handleKey(handle.trim());
	// People type passwords into this field by mistake: the count does not keep what they typed.
	const subject = ctx.secret.hash('address-of-account', key).toString('base64url');
	await spend(ctx, 'login-network');
	await spend(ctx, 'login', { subject });
	await spend(ctx, 'login-account', { subject });

	const [row] = await ctx.db
		.select({ member: memberColumns, passwordHash: members.passwordHash })
		.from(members)
		.where(and(eq(members.handleKey, key), isNull(members.closedAt)));
	if (!(await isPassword(password, row?.passwordHash ?? null)) || !row) return null;

	await forgive(ctx, 'login', { subject });
	return row.member;
}
