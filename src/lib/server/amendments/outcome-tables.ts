import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { MAX_LENGTH } from '../../rules/threads-text.ts';
import { members } from '../accounts/tables.ts';
import { moment, reference } from '../db/columns.ts';
import { polls } from '../polls/tables.ts';

/** What came of a closed poll, as its authors tell it; every version stays. */
export const pollOutcomes = pgTable(
	'poll_outcome',
	{
		pollId: reference('poll_id')
			.notNull()
			.references(() => polls.id, { onDelete: 'cascade' }),
		/** From 1 on, without gaps; the greatest is shown. */
		number: integer('number').notNull(),
		language: text('language', { enum: ['fr', 'en'] }).notNull(),
		markdown: text('markdown').notNull(),
		html: text('html').notNull(),
		/** Null once they have left. */
		writerId: reference('writer_id').references(() => members.id, { onDelete: 'set null' }),
		writtenAt: moment('written_at')
			.notNull()
			.default(sql`clock_timestamp()`)
	},
	(t) => [
		primaryKey({ columns: [t.pollId, t.number] }),
		check('poll_outcome_number', sql`${t.number} >= 1`),
		check('poll_outcome_language', sql`${t.language} in ('fr', 'en')`),
		check('poll_outcome_markdown', sql.raw(`char_length(markdown) between 1 and ${MAX_LENGTH}`))
	]
);
