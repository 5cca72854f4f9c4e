import { sql } from 'drizzle-orm';
import { isThreadQuiet, type QuietDays } from '../../rules/quiet.ts';
import { quietFor } from '../articles/tables.ts';
import type { Ctx } from '../ctx.ts';

/**
 * Whether comments of a published article are open, for who is about to write one:
 * nobody else writes until the transaction ends. Null where there is no such article.
 */
export async function holdThread(
	ctx: Ctx,
	articleId: number,
	days: QuietDays
): Promise<'open' | 'closed' | null> {
	const [row] = await ctx.db.execute<{ quietFor: number }>(sql`
		select ${quietFor} as "quietFor" from article
		where id = ${articleId} and state = 'published' for no key update`);
	if (!row) return null;
	return isThreadQuiet(row.quietFor, days) ? 'closed' : 'open';
}
