import { and, eq, lt, sql } from 'drizzle-orm';
import { AWAITING_DAYS } from '../../rules/site-settings.ts';
import type { Ctx } from '../ctx.ts';
import { members } from './tables.ts';

/** Deletes accounts with which nobody could ever log in: their handles are free again. */
export async function purgeAwaiting(ctx: Ctx): Promise<void> {
	await ctx.db
		.delete(members)
		.where(
			and(
				eq(members.awaitsAddress, true),
				lt(members.createdAt, sql`clock_timestamp() - ${AWAITING_DAYS} * interval '1 day'`)
			)
		);
}
