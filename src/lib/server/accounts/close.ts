import { eq, sql } from 'drizzle-orm';
import type { MemberCtx } from '../ctx.ts';
import { voidLinks } from './mailed-links.ts';
import { mails, members, sessions } from './tables.ts';

/** Leaves the name and nothing by which one could log in or be reached. */
export async function keepNameOnly(ctx: MemberCtx): Promise<void> {
	await ctx.db
		.update(members)
		.set({
			email: null,
			confirmedEmail: null,
			confirmedEmailKey: null,
			mail: 'none',
			digestAt: null,
			passwordHash: null,
			role: 'member',
			closedAt: sql`clock_timestamp()`
		})
		.where(eq(members.id, ctx.asker.id));
	await ctx.db.delete(sessions).where(eq(sessions.memberId, ctx.asker.id));
	await voidLinks(ctx, ctx.asker.id);
	await ctx.db.delete(mails).where(eq(mails.memberId, ctx.asker.id));
}

/** Removes the account with its sessions; the handle is free again. */
export async function deleteAccount(ctx: MemberCtx): Promise<void> {
	await ctx.db.delete(members).where(eq(members.id, ctx.asker.id));
}
