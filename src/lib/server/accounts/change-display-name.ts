import { eq } from 'drizzle-orm';
import { judgeDisplayName, type DisplayNameRefusal } from '../../rules/display-name.ts';
import type { MemberCtx } from '../ctx.ts';
import { members } from './tables.ts';

export type DisplayNameOutcome = { ok: true } | { ok: false; reason: DisplayNameRefusal };

/** Writes the name only; the pages that show it are renewed by membership/rename.ts. */
export async function changeDisplayName(
	ctx: MemberCtx,
	typed: string
): Promise<DisplayNameOutcome> {
	const judged = judgeDisplayName(typed);
	if (!judged.ok) return judged;
	await ctx.db
		.update(members)
		.set({ displayName: judged.displayName })
		.where(eq(members.id, ctx.asker.id));
	return { ok: true };
}
