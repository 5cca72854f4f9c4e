import { eq } from 'drizzle-orm';
import type { MemberCtx } from '../ctx.ts';
import { members } from './tables.ts';

/** Whether the asker follows the branches in which they write from now on; what they follow stays. */
export async function changeFollowing(ctx: MemberCtx, followsOwn: boolean): Promise<void> {
	await ctx.db.update(members).set({ followsOwn }).where(eq(members.id, ctx.asker.id));
}
