import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { translations } from './tables.ts';

/** What a leaving member translated and nobody accepted is deleted; what readers get stays. Part of the transaction that closes the account. */
export async function partWithTranslator(ctx: Ctx, memberId: number): Promise<void> {
	await ctx.db
		.delete(translations)
		.where(and(eq(translations.translatorId, memberId), isNull(translations.publishedNumber)));
}
