import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text
} from 'drizzle-orm/pg-core';
import type { PollWords } from '../../rules/poll-changes.ts';
import type { Visibility } from '../../rules/tally/may-see-results.ts';
import { members } from '../accounts/tables.ts';
import { moment, reference } from '../db/columns.ts';
import { polls } from './tables.ts';

/** What a poll said, or to whom it showed its results. */
export type PollState = PollWords | { visibility: Visibility };

/**
 * What was changed in a published poll, for everybody to read: rows are added and never
 * changed or deleted; a trigger of the migration sees to it. Another one lets the words
 * of a poll in which somebody voted change only as the newest of these rows says.
 */
export const pollChanges = pgTable(
	'poll_change',
	{
		pollId: reference('poll_id')
			.notNull()
			.references(() => polls.id, { onDelete: 'cascade' }),
		/** From 1 on, without gaps. */
		number: integer('number').notNull(),
		kind: text('kind', { enum: ['words', 'visibility'] }).notNull(),
		/** Of words. */
		language: text('language', { enum: ['fr', 'en'] }),
		before: jsonb('before').$type<PollState>().notNull(),
		after: jsonb('after').$type<PollState>().notNull(),
		reason: text('reason').notNull(),
		/** Null once they have left. */
		changedBy: reference('changed_by').references(() => members.id, { onDelete: 'set null' }),
		/** Whether they did it as a moderator, and not as one who wrote the article. */
		isModeration: boolean('is_moderation').notNull(),
		/** How many had voted. */
		memberBallots: integer('member_ballots').notNull(),
		visitorBallots: integer('visitor_ballots').notNull(),
		changedAt: moment('changed_at')
			.notNull()
			.default(sql`clock_timestamp()`)
	},
	(t) => [
		primaryKey({ columns: [t.pollId, t.number] }),
		index('poll_change_by').on(t.changedBy),
		check('poll_change_number', sql`${t.number} >= 1`),
		check('poll_change_kind', sql`${t.kind} in ('words', 'visibility')`),
		check('poll_change_language', sql`${t.language} in ('fr', 'en')`),
		check(
			'poll_change_words_have_language',
			sql`(${t.kind} = 'words') = (${t.language} is not null)`
		),
		check('poll_change_reason', sql`char_length(${t.reason}) between 1 and 2000`),
		check('poll_change_ballots', sql`${t.memberBallots} >= 0 and ${t.visitorBallots} >= 0`)
	]
);
