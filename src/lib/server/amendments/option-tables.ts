import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { OPTION_PROPOSAL_STATES } from '../../rules/reader-options.ts';
import { members } from '../accounts/tables.ts';
import { listed, moment, reference, serialId, writtenAt } from '../db/columns.ts';
import { polls } from '../polls/tables.ts';

/** An answer that a reader would add to a poll; those who wrote its article, or moderators, decide. */
export const optionProposals = pgTable(
	'option_proposal',
	{
		id: serialId(),
		pollId: reference('poll_id')
			.notNull()
			.references(() => polls.id, { onDelete: 'cascade' }),
		/** Null once they have left. */
		senderId: reference('sender_id').references(() => members.id, { onDelete: 'set null' }),
		/** In which its sender read the poll; the answer is said in no other. */
		language: text('language', { enum: ['fr', 'en'] }).notNull(),
		label: text('label').notNull(),
		/** What the label says: two that share it are one answer (see `answerKey`). */
		labelKey: text('label_key').notNull(),
		state: text('state', { enum: OPTION_PROPOSAL_STATES }).notNull().default('waiting'),
		/** Why it was refused. */
		reason: text('reason'),
		createdAt: writtenAt('created_at'),
		decidedAt: moment('decided_at'),
		decidedBy: reference('decided_by').references(() => members.id, { onDelete: 'set null' })
	},
	(t) => [
		// What was refused once may be proposed again: the reason may have gone.
		uniqueIndex('option_proposal_once')
			.on(t.pollId, t.labelKey)
			.where(sql`${t.state} <> 'refused'`),
		index('option_proposal_sender').on(t.senderId),
		index('option_proposal_waiting')
			.on(t.id)
			.where(sql`${t.state} = 'waiting'`),
		check('option_proposal_language', sql`${t.language} in ('fr', 'en')`),
		check('option_proposal_label', sql`char_length(${t.label}) between 1 and 160`),
		check('option_proposal_state', sql.raw(`state in (${listed(OPTION_PROPOSAL_STATES)})`)),
		check('option_proposal_reason', sql`char_length(${t.reason}) between 1 and 1000`),
		check(
			'option_proposal_refused_says_why',
			sql`(${t.state} = 'refused') = (${t.reason} is not null)`
		),
		check('option_proposal_decided', sql`(${t.state} = 'waiting') = (${t.decidedAt} is null)`)
	]
);
