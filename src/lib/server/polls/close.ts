import { and, isNull, lte, sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { polls } from './tables.ts';

/**
 * Closes for good the polls whose time has come, and destroys their salts: from
 * then on no ballot can be led back to its voter, by us neither.
 *
 * The update waits for the voters who hold the poll, so every ballot that was
 * accepted in time is in the tally when this returns.
 *
 * @returns ids of the polls that were closed now
 */
export async function closeDuePolls(ctx: Ctx): Promise<number[]> {
	return ctx.db.transaction(async (db) => {
		const closed = await db
			.update(polls)
			.set({ closedAt: sql`clock_timestamp()`, salt: null })
			.where(and(isNull(polls.closedAt), lte(polls.closesAt, sql`clock_timestamp()`)))
			.returning({ id: polls.id, articleId: polls.articleId });
		for (const articleId of new Set(closed.map((poll) => poll.articleId))) {
			await db.execute(sql`select pg_notify('palabre_changed', ${`article-${articleId}`})`);
		}
		return closed.map((poll) => poll.id);
	});
}
