import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { inTransaction, type Ctx } from '../ctx.ts';
import { holdAlone } from './gate.ts';
import { polls } from './tables.ts';

/**
 * Closes for good the polls whose time has come, and destroys their salts: from
 * then on no ballot can be led back to its voter, by us neither.
 *
 * Each in a transaction of its own, since it holds the article as well: who wants several
 * articles takes them in another order. Every ballot that was accepted in time is in the
 * tally when this returns; a late round finds nothing else than a punctual one.
 *
 * @returns ids of the polls that were closed now
 */
export async function closeDuePolls(ctx: Ctx): Promise<number[]> {
	const due = await ctx.db.select({ id: polls.id }).from(polls).where(isDue).orderBy(asc(polls.id));
	const closed: number[] = [];
	for (const { id } of due) if (await closeIfDue(ctx, id)) closed.push(id);
	return closed;
}

const isDue = and(isNull(polls.closedAt), lte(polls.closesAt, sql`clock_timestamp()`));

/** False where somebody else was quicker. */
function closeIfDue(ctx: Ctx, pollId: number): Promise<boolean> {
	return inTransaction(ctx, async (ctx) => {
		await holdAlone(ctx, pollId);
		const [closed] = await ctx.db
			.update(polls)
			.set({ closedAt: sql`clock_timestamp()`, salt: null })
			.where(and(eq(polls.id, pollId), isDue))
			.returning({ articleId: polls.articleId });
		if (!closed) return false;
		await ctx.db.execute(
			sql`select pg_notify('palabre_changed', ${`article-${closed.articleId}`})`
		);
		return true;
	});
}
