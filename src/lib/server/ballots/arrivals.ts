import { lt, sql } from 'drizzle-orm';
import { FIRST_SETTINGS } from '../../rules/site-settings.ts';
import { ARRIVALS_MINUTES, isBurst, type Arrivals } from '../../rules/tally/arrivals.ts';
import { usualRate } from '../../rules/tally/burst.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { arrivalCounts } from './burst-tables.ts';

/**
 * Counts a new visitor ballot that is sent to a poll, and says whether more of them come than
 * usual, in numbers that all processes share.
 *
 * Call it before the ballot's transaction: within, everybody of a poll would wait for one row until
 * the commit, and that row would bear the transaction of the newest ballot. A script, which has no
 * network, is neither counted nor asked, as by limits.
 */
export async function countArrival(ctx: Ctx, pollId: number): Promise<boolean> {
	if (ctx.network === null) return false;
	const [counted] = await count(ctx.db, { pollId });
	const { floor: chosen, ...arrivals } = counted!;
	const floor = chosen === null ? FIRST_SETTINGS.freeArrivals : Number(chosen);
	// What is usual is looked up only where it can matter.
	return isBurst(arrivals, floor, null) && isBurst(arrivals, floor, await usualDay(ctx, pollId));
}

/** Deletes counts of spans that no longer count. */
export async function purgeArrivals(ctx: Ctx): Promise<void> {
	await ctx.db.delete(arrivalCounts).where(lt(arrivalCounts.span, sql`${spanNow} - 1`));
}

/** Visitor ballots of a usual day before today; null where there was none. */
async function usualDay(ctx: Ctx, pollId: number): Promise<number | null> {
	const days = await daysBefore(ctx.db, { pollId });
	return usualRate(
		days.map(({ day, ballots }) => ({ day, ballots: { member: 0, visitor: ballots } })),
		[]
	);
}

const SPAN = sql.raw(String(ARRIVALS_MINUTES * 60));
const now = sql`extract(epoch from clock_timestamp())`;
const spanNow = sql`floor(${now} / ${SPAN})::int`;
const pollId = sql`${sql.placeholder('pollId')}::bigint`;

/** Whoever waited over the end of a span counts in the newer one. */
const count = statement<Arrivals & { floor: string | null }>(sql`
	insert into arrival_count as t (poll_id, span, present, before)
	values (${pollId}, ${spanNow}, 1, 0)
	on conflict (poll_id) do update set
		span = greatest(t.span, excluded.span),
		present = case when excluded.span > t.span then 1 else t.present + 1 end,
		before = case when excluded.span <= t.span then t.before
			when excluded.span = t.span + 1 then t.present else 0 end
	returning present, before, (${now} - span * ${SPAN})::float8 as elapsed,
		(select value from site_setting where key = 'freeArrivals') as floor`);

const daysBefore = statement<{ day: string; ballots: number }>(sql`
	select day::text, ballots from day_tally
	where poll_id = ${pollId} and electorate = 'visitor' and ballots > 0 and day < current_date
	order by day`);
