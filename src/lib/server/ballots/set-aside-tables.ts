import { sql } from 'drizzle-orm';
import {
	check,
	date,
	index,
	integer,
	jsonb,
	pgTable,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { PLACE_RULES } from '../../rules/moderation.ts';
import { bytea, listed, moment, reference, serialId } from '../db/columns.ts';
import { polls } from '../polls/tables.ts';

/** Visitor ballots of an abusive burst that a steward took out of a poll, for everybody to read beside its result. */
export const ballotRemovals = pgTable(
	'ballot_removal',
	{
		id: serialId(),
		pollId: reference('poll_id')
			.notNull()
			.references(() => polls.id, { onDelete: 'cascade' }),
		/** Acts lie in a domain above: the migration makes the key foreign. */
		actId: reference('act_id').notNull(),
		rule: text('rule', { enum: PLACE_RULES }).notNull(),
		reason: text('reason').notNull(),
		/** On which they were first cast. */
		days: date('days').array().notNull(),
		ballots: integer('ballots').notNull(),
		removedAt: moment('removed_at')
			.notNull()
			.default(sql`clock_timestamp()`),
		restoredAt: moment('restored_at'),
		/** Those whose voters had not voted anew. */
		restored: integer('restored')
	},
	(t) => [
		index('ballot_removal_poll').on(t.pollId, t.id),
		unique('ballot_removal_act').on(t.actId),
		check('ballot_removal_rule', sql.raw(`rule in (${listed(PLACE_RULES)})`)),
		check('ballot_removal_ballots', sql`${t.ballots} > 0`),
		check(
			'ballot_removal_restored',
			sql`(${t.restoredAt} is null) = (${t.restored} is null) and ${t.restored} between 0 and ${t.ballots}`
		)
	]
);

/**
 * A ballot that is not counted, whole, as long as it can be given back. As secret as a
 * ballot that stands: the tag leads to nobody, and there are days and no times.
 */
export const setAsideBallots = pgTable(
	'set_aside_ballot',
	{
		id: uuid('id').primaryKey(),
		removalId: reference('removal_id')
			.notNull()
			.references(() => ballotRemovals.id, { onDelete: 'cascade' }),
		pollId: reference('poll_id')
			.notNull()
			.references(() => polls.id, { onDelete: 'cascade' }),
		tag: bytea('tag').notNull(),
		/** Rows of `ballot` and `ballot_choice` as they were, whatever columns these have. */
		ballot: jsonb('ballot').notNull(),
		choices: jsonb('choices').notNull()
	},
	(t) => [
		// Of a voter whose newer ballot is set aside as well, that one is kept.
		unique('set_aside_ballot_once').on(t.pollId, t.tag),
		index('set_aside_ballot_removal').on(t.removalId),
		check('set_aside_ballot_tag_length', sql`octet_length(${t.tag}) = 32`)
	]
);
