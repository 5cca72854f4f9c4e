import { sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';

/** Lets Postgres look at what was filled in at once, as it would have in time by itself. Outside a transaction. */
export async function settleDatabase(ctx: Ctx): Promise<void> {
	await ctx.db.execute(sql`vacuum analyze`);
	// Only a superuser may ask for one; without it the next one comes in the middle of something.
	await ctx.db.execute(sql`checkpoint`).catch(() => {});
}
