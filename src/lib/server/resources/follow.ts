import { randomBytes } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { articles } from '../articles/tables.ts';
import type { Ctx } from '../ctx.ts';
import { resources, visitSalts } from './tables.ts';

/** Where a link leads. The address comes from the database only, never from the request. */
export async function findTarget(ctx: Ctx, resourceId: number): Promise<string | null> {
	const [row] = await ctx.db
		.select({ url: resources.url })
		.from(resources)
		.innerJoin(articles, and(eq(articles.id, resources.articleId), eq(articles.state, 'published')))
		.where(eq(resources.id, resourceId));
	return row?.url ?? null;
}

/**
 * Counts a click, once per link, visitor and day (of the database, UTC).
 *
 * `visitor` is whatever tells one reader from another; only its HMAC under the
 * server's secret and the salt of the day is kept, and salt and hash are purged after
 * two days. The salt alone, which lies beside the hashes, would not do: addresses are
 * few enough to try them all. One statement: either the visit and both counters are written, or nothing is.
 */
export async function countClick(ctx: Ctx, resourceId: number, visitor: string): Promise<void> {
	const { day, salt } = await saltOfToday(ctx);
	const hash = ctx.secret.hash('click', salt, visitor);
	await ctx.db.execute(sql`
		with visit as (
			insert into resource_visit (resource_id, day, visitor)
			values (${resourceId}, ${day}, ${hash})
			on conflict do nothing
			returning resource_id, day
		), total as (
			update resource set counted_clicks = counted_clicks + 1
			from visit where resource.id = visit.resource_id
		)
		insert into resource_day (resource_id, day, clicks)
		select resource_id, day, 1 from visit
		on conflict (resource_id, day) do update set clicks = resource_day.clicks + 1`);
}

/** Days, today among them, for which hashes and salts are kept. */
export const VISIT_DAYS = 2;

/** Deletes the hashes and salts of the days before them. */
export async function purgeVisits(ctx: Ctx): Promise<void> {
	await ctx.db.execute(sql`delete from resource_visit where day <= ${today} - ${VISIT_DAYS}::int`);
	await ctx.db.execute(sql`delete from visit_salt where day <= ${today} - ${VISIT_DAYS}::int`);
}

const today = sql`(now() at time zone 'UTC')::date`;

async function saltOfToday(ctx: Ctx): Promise<{ day: string; salt: Buffer }> {
	const find = () =>
		ctx.db
			.select({ day: visitSalts.day, salt: visitSalts.salt })
			.from(visitSalts)
			.where(eq(visitSalts.day, today));
	const [found] = await find();
	if (found) return found;
	// Several processes may find the day new at once; the first row stays.
	await ctx.db
		.insert(visitSalts)
		.values({ day: today, salt: randomBytes(32) })
		.onConflictDoNothing();
	const [made] = await find();
	if (!made) throw new Error('the day changed twice within one request');
	return made;
}
