import { sql, type SQL } from 'drizzle-orm';

/** Any number that no other advisory lock of this software uses; the second key is the poll. */
const GATE = sql.raw('740612');

/**
 * What every voter goes through before holding the poll. Postgres lets holders of a row
 * share it with newcomers for ever, past one who waits to change it: without the gate,
 * whoever wants a poll to themselves would wait as long as somebody keeps voting.
 */
export const throughGate = (pollId: SQL): SQL =>
	sql`(select pg_advisory_xact_lock_shared(${GATE}, hashint8(${pollId}))) is not null`;

/** Lets those who are voting finish, and nobody begin until the transaction ends. */
export const closeGate = (pollId: number): SQL =>
	sql`select pg_advisory_xact_lock(${GATE}, hashint8(${pollId}::bigint))`;
