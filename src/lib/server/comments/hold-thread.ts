import { sql } from 'drizzle-orm';
import { isThreadQuiet } from '../../rules/quiet.ts';
import { quietDays, quietFor } from '../articles/tables.ts';
import type { Ctx } from '../ctx.ts';

/**
 * Whether comments of a published article are open, for who is about to write one:
 * nobody else writes until the transaction ends. Null where there is no such article.
 */
export async function holdThread(ctx: Ctx, articleId: number): Promise<'open' | 'closed' | null> {
	const [row] = await ctx.db.execute<{ quietFor: number; quietDays: number }>(sql`
		select ${quietFor} as "quietFor", ${quietDays} as "quietDays" from article
		where id = ${articleId} and state = 'published' for no key update`);
	if (!row) return null;
	return isThreadQuiet(row) ? 'closed' : 'open';
}
