import { and, eq, sql } from 'drizzle-orm';
import { judgeDisplayName, type DisplayNameRefusal } from '../../rules/display-name.ts';
import type { MemberCtx } from '../ctx.ts';
import { hasLookOf, looksLikeTheSite } from './looks.ts';
import { members } from './tables.ts';

export type DisplayNameOutcome = { ok: true } | { ok: false; reason: DisplayNameRefusal };

/**
 * Writes the name only; the pages that show it are renewed by membership/rename.ts.
 * One's own handle may always be shown.
 */
export async function changeDisplayName(
	ctx: MemberCtx,
	typed: string
): Promise<DisplayNameOutcome> {
	const judged = judgeDisplayName(typed);
	if (!judged.ok) return judged;
	const { displayName } = judged;
	if (displayName !== ctx.asker.handle) {
		const reason = await refusalOfLook(ctx, displayName);
		if (reason) return { ok: false, reason };
	}
	await ctx.db.update(members).set({ displayName }).where(eq(members.id, ctx.asker.id));
	return { ok: true };
}

/**
 * A handle that is taken a moment later may look like the name all the same, as may any
 * later one: a name keeps no handle from anybody.
 */
async function refusalOfLook(ctx: MemberCtx, name: string): Promise<DisplayNameRefusal | null> {
	const [found] = await ctx.db.execute<{ isReserved: boolean; isAlike: boolean }>(sql`
		select ${looksLikeTheSite(name)} as "isReserved", exists (select from member
			where ${and(hasLookOf(name), sql`${members.id} <> ${ctx.asker.id}::bigint`)}) as "isAlike"`);
	if (found?.isReserved) return 'name-reserved';
	return found?.isAlike ? 'name-alike' : null;
}
