import { and, eq, isNull } from 'drizzle-orm';
import type { MemberCtx } from '../ctx.ts';
import { forgive, spend } from '../platform/limits.ts';
import { isPassword } from './hash-password.ts';
import { members } from './tables.ts';

/**
 * The asker's password hash, if the password is theirs: asked again before what
 * a borrowed browser must not do. Whoever writes on the strength of it names
 * the hash in the write, so that a change in between is noticed.
 */
export async function confirmPassword(ctx: MemberCtx, password: string): Promise<string | null> {
	await spend(ctx, 'password');
	const [row] = await ctx.db
		.select({ passwordHash: members.passwordHash })
		.from(members)
		.where(and(eq(members.id, ctx.asker.id), isNull(members.closedAt)));
	if (!row?.passwordHash || !(await isPassword(password, row.passwordHash))) return null;
	await forgive(ctx, 'password');
	return row.passwordHash;
}
