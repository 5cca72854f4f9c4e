import { date, pgTable } from 'drizzle-orm/pg-core';
import { reference } from '../db/columns.ts';
import { polls } from '../polls/tables.ts';

/** When the ballots of a poll were last written anew. The row itself is written by the transaction that did so. */
export const ballotShuffles = pgTable('ballot_shuffle', {
	pollId: reference('poll_id')
		.primaryKey()
		.references(() => polls.id, { onDelete: 'cascade' }),
	day: date('day').notNull()
});
