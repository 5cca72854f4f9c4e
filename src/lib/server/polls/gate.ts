import { sql, type SQL } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';

/** Any number that no other advisory lock of this software uses; the second key is the poll. */
const GATE = sql.raw('740612');

/**
 * What every voter goes through before holding the poll. Postgres lets holders of a row
 * share it with newcomers for ever, past one who waits to change it: without the gate,
 * whoever wants a poll to themselves would wait as long as somebody keeps voting.
 */
export const throughGate = (pollId: SQL): SQL =>
	sql`(select pg_advisory_xact_lock_shared(${GATE}, hashint8(${pollId}))) is not null`;

/**
 * Has a poll to oneself until the transaction ends: those who are voting finish, and nobody
 * begins. Who looks at the poll does so afterwards, by a statement of its own.
 *
 * The article comes first, as for everybody who holds both: what is told or noted of a poll
 * refers to it, and who decides on an article goes on to its polls.
 */
export async function holdAlone(ctx: Ctx, pollId: number): Promise<void> {
	await ctx.db.execute(sql`select from article
		where id = (select article_id from poll where id = ${pollId}::bigint) for no key update`);
	await ctx.db.execute(sql`select pg_advisory_xact_lock(${GATE}, hashint8(${pollId}::bigint))`);
	await ctx.db.execute(sql`select from poll where id = ${pollId}::bigint for no key update`);
}
