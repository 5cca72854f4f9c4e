import { sql } from 'drizzle-orm';
import { check, date, integer, pgTable } from 'drizzle-orm/pg-core';
import { bytea, reference } from '../db/columns.ts';
import { polls } from '../polls/tables.ts';

// Both are unlogged: a crash of the database ends a burst, and a solution that would serve a
// second time then is still good for nobody but the voter whom it was made for.

/** How many new visitor ballots a poll was sent lately: what tells a burst. */
export const arrivalCounts = pgTable(
	'arrival_count',
	{
		pollId: reference('poll_id')
			.primaryKey()
			.references(() => polls.id, { onDelete: 'cascade' }),
		/** Number of the present span of `ARRIVALS_MINUTES`, counted from 1970. */
		span: integer('span').notNull(),
		present: integer('present').notNull(),
		/** In the span right before. */
		before: integer('before').notNull()
	},
	(t) => [check('arrival_count_counts', sql`${t.present} >= 1 and ${t.before} >= 0`)]
);

/**
 * Solutions that have served. Written with the ballot, so that two sendings of one solution wait
 * for each other; a day, as in the ballot's own row, since both bear the same transaction.
 */
export const spentProofs = pgTable(
	'spent_proof',
	{
		/** SHA-256 of the challenge's nonce. */
		hash: bytea('hash').primaryKey(),
		day: date('day')
			.notNull()
			.default(sql`current_date`)
	},
	(t) => [check('spent_proof_hash_length', sql`octet_length(${t.hash}) = 32`)]
);
