import { sql } from 'drizzle-orm';

/**
 * Phase of a row of `poll`, by the clock of the database at this moment: not of
 * the transaction's begin, since whoever votes may have waited for a lock.
 */
export const phaseNow = sql`case
	when cancelled_at is not null then 'cancelled'
	when closed_at is not null or closes_at <= clock_timestamp() then 'closed'
	when opens_at > clock_timestamp() then 'not-open-yet'
	else 'open' end`;
