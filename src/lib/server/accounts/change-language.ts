import { eq } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import type { MemberCtx } from '../ctx.ts';
import { members } from './tables.ts';

export async function changeLanguage(ctx: MemberCtx, locale: Locale): Promise<void> {
	await ctx.db.update(members).set({ locale }).where(eq(members.id, ctx.asker.id));
}
