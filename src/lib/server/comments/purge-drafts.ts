import { lt, sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { commentDrafts } from './tables.ts';

/** Days that an unposted text is kept for its author. */
const DRAFT_DAYS = 30;

export async function purgeDrafts(ctx: Ctx): Promise<void> {
	await ctx.db
		.delete(commentDrafts)
		.where(lt(commentDrafts.savedAt, sql`now() - ${DRAFT_DAYS} * interval '1 day'`));
}
