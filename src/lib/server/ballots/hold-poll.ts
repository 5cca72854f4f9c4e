import { sql } from 'drizzle-orm';
import { throughGate } from '../polls/gate.ts';
import { phaseNow } from '../polls/phase.ts';

const pollId = sql`${sql.placeholder('pollId')}::bigint`;

/**
 * The beginning of every statement that writes a ballot: `held` keeps the poll
 * from being closed until our transaction ends, and only then does `judged` look
 * at the clock. `open` has one row, or none when the ballot comes too early or late.
 *
 * Everybody takes locks in one order: poll, ballot, viewer, then the row of
 * `poll_tally`, which guards the other tallies of its poll and electorate. So
 * voters who choose several options never wait for each other in a circle.
 */
export const heldPoll = sql`
	held as materialized (
		select id, method, asks_twice, opens_at, closes_at, closed_at, cancelled_at from poll
		where id = ${pollId} and ${throughGate(pollId)} for share
	), judged as materialized (
		select id, method, asks_twice, ${phaseNow} as phase from held
	), open as materialized (
		select id, method, asks_twice from judged where phase = 'open'
	)`;
