import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	index,
	integer,
	jsonb,
	pgTable,
	text,
	unique,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { CORRECTION_STATES, TRANSLATION_STATES } from '../../rules/amendments.ts';
import type { ArticleDocument } from '../../rules/article-document.ts';
import type { ProposedWords } from '../../rules/poll-changes.ts';
import { members } from '../accounts/tables.ts';
import { articles } from '../articles/tables.ts';
import { listed, moment, reference, serialId, writtenAt } from '../db/columns.ts';
import { polls } from '../polls/tables.ts';

/**
 * What one member makes of a published article in another language, or those who write
 * an article together before it is published; its words are in its revisions.
 */
export const translations = pgTable(
	'translation',
	{
		id: serialId(),
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		language: text('language', { enum: ['fr', 'en'] }).notNull(),
		/** Null once they have left, and for a text that came with the site. */
		translatorId: reference('translator_id').references(() => members.id, {
			onDelete: 'set null'
		}),
		/** Begun before the article was published: all who write the article write it, then and later. */
		isJoint: boolean('is_joint').notNull().default(false),
		state: text('state', { enum: TRANSLATION_STATES }).notNull().default('draft'),
		/** The revision that readers of this language get; of all translations of an article into one language one has it. */
		publishedNumber: integer('published_number'),
		/** What was said when it was returned. */
		message: text('message'),
		createdAt: writtenAt('created_at'),
		sentAt: moment('sent_at'),
		decidedAt: moment('decided_at'),
		decidedBy: reference('decided_by').references(() => members.id, { onDelete: 'set null' })
	},
	(t) => [
		unique('translation_once').on(t.articleId, t.language, t.translatorId),
		uniqueIndex('translation_published')
			.on(t.articleId, t.language)
			.where(sql`${t.publishedNumber} is not null`),
		uniqueIndex('translation_joint')
			.on(t.articleId, t.language)
			.where(sql`${t.isJoint}`),
		index('translation_translator').on(t.translatorId),
		index('translation_sent')
			.on(t.sentAt)
			.where(sql`${t.state} = 'sent'`),
		check('translation_language', sql`${t.language} in ('fr', 'en')`),
		check('translation_state', sql.raw(`state in (${listed(TRANSLATION_STATES)})`)),
		check('translation_sent_has_date', sql`${t.state} <> 'sent' or ${t.sentAt} is not null`),
		check(
			'translation_accepted_is_published',
			sql`${t.state} <> 'accepted' or ${t.publishedNumber} is not null`
		),
		check('translation_message', sql`char_length(${t.message}) between 1 and 2000`)
	]
);

/** What a translation said at a time, whole, like a revision of an article. */
export const translationRevisions = pgTable(
	'translation_revision',
	{
		id: serialId(),
		translationId: reference('translation_id')
			.notNull()
			.references(() => translations.id, { onDelete: 'cascade' }),
		/** From 1 on; some are missing where one made room. */
		number: integer('number').notNull(),
		authorId: reference('author_id').references(() => members.id, { onDelete: 'set null' }),
		/** The revision of the original of which it gives the meaning; 0: what the site came with. */
		original: integer('original').notNull(),
		/** The revision of the original beside which it was written, whose links and polls it has; null where those change no more. */
		beside: integer('beside'),
		isAutomatic: boolean('is_automatic').notNull(),
		/** The version that it says again. */
		restored: integer('restored'),
		document: jsonb('document').$type<ArticleDocument>().notNull(),
		createdAt: writtenAt('created_at'),
		/** When it made room, as a revision of an article does. */
		replacedAt: moment('replaced_at')
	},
	(t) => [
		unique('translation_revision_number').on(t.translationId, t.number),
		index('translation_revision_author').on(t.authorId),
		index('translation_revision_replaced')
			.on(t.replacedAt)
			.where(sql`${t.replacedAt} is not null`),
		check('translation_revision_replaced_itself', sql`${t.replacedAt} is null or ${t.isAutomatic}`),
		check('translation_revision_positive', sql`${t.number} >= 1`)
	]
);

/**
 * A mistake that a reader saw in a published text, or how its author would have it or
 * one of its polls said; moderators decide.
 */
export const corrections = pgTable(
	'correction',
	{
		id: serialId(),
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		language: text('language', { enum: ['fr', 'en'] }).notNull(),
		/** Null once they have left. */
		senderId: reference('sender_id').references(() => members.id, { onDelete: 'set null' }),
		/** Made with the form, so that sending it twice asks once. */
		idempotencyKey: uuid('idempotency_key').notNull(),
		/** The version of the text, or the number of the change of the poll, that its sender read. */
		base: integer('base').notNull(),
		/** Of a mistake: where it is, as it said then. */
		quote: text('quote'),
		/** Of a mistake, and of a poll: what is wrong. */
		words: text('words'),
		/** Of an author's proposal: the article as it should be. */
		document: jsonb('document').$type<ArticleDocument>(),
		/** Of an author's proposal for a poll. */
		pollId: reference('poll_id').references(() => polls.id, { onDelete: 'cascade' }),
		pollWords: jsonb('poll_words').$type<ProposedWords>(),
		state: text('state', { enum: CORRECTION_STATES }).notNull().default('waiting'),
		/** Why it was declined. */
		reason: text('reason'),
		createdAt: writtenAt('created_at'),
		decidedAt: moment('decided_at'),
		decidedBy: reference('decided_by').references(() => members.id, { onDelete: 'set null' }),
		/** The version of the text that came of it. */
		number: integer('number')
	},
	(t) => [
		unique('correction_once').on(t.senderId, t.idempotencyKey),
		index('correction_article').on(t.articleId),
		index('correction_poll')
			.on(t.pollId)
			.where(sql`${t.pollId} is not null`),
		index('correction_waiting')
			.on(t.id)
			.where(sql`${t.state} = 'waiting'`),
		check('correction_language', sql`${t.language} in ('fr', 'en')`),
		check('correction_state', sql.raw(`state in (${listed(CORRECTION_STATES)})`)),
		check(
			'correction_is_one_of_three',
			sql`case when ${t.pollId} is not null
				then ${t.pollWords} is not null and ${t.words} is not null
					and ${t.document} is null and ${t.quote} is null
				else ${t.pollWords} is null
					and (${t.document} is null) = (${t.quote} is not null and ${t.words} is not null) end`
		),
		check('correction_quote', sql`char_length(${t.quote}) <= 1000`),
		check(
			'correction_words',
			sql`char_length(${t.words}) between 1 and case when ${t.pollId} is null then 1000 else 2000 end`
		),
		check('correction_reason', sql`char_length(${t.reason}) between 1 and 2000`),
		check('correction_declined_says_why', sql`${t.state} <> 'declined' or ${t.reason} is not null`)
	]
);
