import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	date,
	foreignKey,
	index,
	integer,
	pgTable,
	primaryKey,
	smallint,
	text,
	unique
} from 'drizzle-orm/pg-core';
import { POLL_HEADLINES } from '../../rules/tally/headline.ts';
import { articles } from '../articles/tables.ts';
import { bytea, moment, reference, serialId, writtenAt } from '../db/columns.ts';

export const polls = pgTable(
	'poll',
	{
		id: serialId(),
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		position: integer('position').notNull(),
		method: text('method', { enum: ['single', 'approval', 'ranked', 'score'] }).notNull(),
		/** By approval, how many options a ballot names; null: from one on, as many as one likes. */
		atLeast: smallint('at_least'),
		atMost: smallint('at_most'),
		/** Before the article is read, and again at its end (see `rules/tally/two-answers.ts`). */
		asksTwice: boolean('asks_twice').notNull().default(false),
		/** By approval: whether readers may propose further answers. */
		readerOptions: boolean('reader_options').notNull().default(false),
		/** Who may see the tally while the poll is open. */
		results: text('results', { enum: ['always', 'after-vote', 'sealed'] }).notNull(),
		/** Whose result its headline gives; voters are told beforehand, and both are always shown. */
		headline: text('headline', { enum: POLL_HEADLINES }).notNull().default('both'),
		opensAt: writtenAt('opens_at'),
		closesAt: moment('closes_at'),
		/** Written when the close is carried out; from then on the tally is final. */
		closedAt: moment('closed_at'),
		/** Written with `closed_at` where the poll was called off: its tally is final, and decides nothing. */
		cancelledAt: moment('cancelled_at'),
		/** For everybody to read. */
		cancelReason: text('cancel_reason'),
		/** Acts lie in a domain above: the migration makes the key foreign. */
		cancelActId: reference('cancel_act_id'),
		/** The first poll of the series whose question this one asks again; null: it asks it first. */
		asksAgain: reference('asks_again'),
		/** With the server's secret it gives the key of the voter tags; destroyed after the close. */
		salt: bytea('salt')
	},
	(t) => [
		unique('poll_article_position').on(t.articleId, t.position),
		// Lets a ballot name its poll's article together with a comment or a link of that article.
		unique('poll_of_article').on(t.articleId, t.id),
		foreignKey({ columns: [t.asksAgain], foreignColumns: [t.id] }).onDelete('set null'),
		check('poll_asks_another_again', sql`${t.asksAgain} <> ${t.id}`),
		index('poll_series')
			.on(t.asksAgain)
			.where(sql`${t.asksAgain} is not null`),
		check('poll_position', sql`${t.position} >= 1`),
		check('poll_method', sql`${t.method} in ('single', 'approval', 'ranked', 'score')`),
		check(
			'poll_choices',
			sql`(${t.method} = 'approval' or num_nonnulls(${t.atLeast}, ${t.atMost}) = 0)
				and ${t.atLeast} between 1 and 20 and ${t.atMost} between 1 and 20 and ${t.atLeast} <= ${t.atMost}`
		),
		check('poll_reader_options', sql`${t.method} = 'approval' or not ${t.readerOptions}`),
		check('poll_results', sql`${t.results} in ('always', 'after-vote', 'sealed')`),
		check('poll_headline', sql`${t.headline} in ('members', 'both')`),
		check('poll_sealed_closes', sql`${t.results} <> 'sealed' or ${t.closesAt} is not null`),
		// Results that are always shown would stand between the two answers.
		check(
			'poll_asks_twice',
			sql`not ${t.asksTwice} or (${t.method} = 'single' and ${t.position} = 1 and ${t.results} <> 'always')`
		),
		check('poll_dates', sql`${t.closesAt} is null or ${t.closesAt} > ${t.opensAt}`),
		check('poll_salt_length', sql`octet_length(${t.salt}) = 32`),
		check('poll_open_has_salt', sql`${t.closedAt} is not null or ${t.salt} is not null`),
		unique('poll_cancel_act').on(t.cancelActId),
		check(
			'poll_cancelled',
			sql`num_nonnulls(${t.cancelledAt}, ${t.cancelReason}, ${t.cancelActId}) in (0, 3)
				and (${t.cancelledAt} is null or ${t.closedAt} is not null and ${t.salt} is null)`
		),
		check('poll_cancel_reason', sql`char_length(${t.cancelReason}) between 1 and 2000`),
		index('poll_due')
			.on(t.closesAt)
			.where(sql`${t.closedAt} is null`),
		index('poll_open')
			.on(t.opensAt, t.id)
			.where(sql`${t.closedAt} is null`),
		index('poll_closed')
			.on(t.closedAt, t.id)
			.where(sql`${t.closedAt} is not null and ${t.cancelledAt} is null`)
	]
);

export const pollTexts = pgTable(
	'poll_text',
	{
		pollId: reference('poll_id')
			.notNull()
			.references(() => polls.id, { onDelete: 'cascade' }),
		language: text('language', { enum: ['fr', 'en'] }).notNull(),
		question: text('question').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.pollId, t.language] }),
		check('poll_text_language', sql`${t.language} in ('fr', 'en')`),
		check('poll_text_question', sql`char_length(${t.question}) between 1 and 160`)
	]
);

export const pollOptions = pgTable(
	'poll_option',
	{
		id: serialId(),
		pollId: reference('poll_id')
			.notNull()
			.references(() => polls.id, { onDelete: 'cascade' }),
		position: integer('position').notNull(),
		/** Names the option in files and data, in no language. */
		key: text('key').notNull(),
		/** The day on which it joined the ballot, where readers proposed it: who voted before did not see it. */
		proposedOn: date('proposed_on')
	},
	(t) => [
		unique('poll_option_position').on(t.pollId, t.position),
		unique('poll_option_key').on(t.pollId, t.key),
		// Lets a ballot's choice name poll and option together, so that an option of another poll cannot be chosen.
		unique('poll_option_of_poll').on(t.pollId, t.id),
		check('poll_option_at_most_20', sql`${t.position} between 1 and 20`)
	]
);

export const pollOptionTexts = pgTable(
	'poll_option_text',
	{
		optionId: reference('option_id').notNull(),
		language: text('language', { enum: ['fr', 'en'] }).notNull(),
		label: text('label').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.optionId, t.language] }),
		foreignKey({ columns: [t.optionId], foreignColumns: [pollOptions.id] }).onDelete('cascade'),
		check('poll_option_text_language', sql`${t.language} in ('fr', 'en')`),
		check('poll_option_text_label', sql`char_length(${t.label}) between 1 and 160`)
	]
);
