import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	smallint,
	text,
	unique
} from 'drizzle-orm/pg-core';
import type { ArticleDocument } from '../../rules/article-document.ts';
import { ARTICLE_STATES, REFUSAL_TEMPLATES } from '../../rules/review.ts';
import { members } from '../accounts/tables.ts';
import { articles } from '../articles/tables.ts';
import { listed, moment, reference, serialId, writtenAt } from '../db/columns.ts';

/**
 * What an article said at a time, whole. The latest is the draft. What one says never
 * changes; one that was saved by itself may make room for the next of its author.
 */
export const articleRevisions = pgTable(
	'article_revision',
	{
		id: serialId(),
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		/** From 1 on; some are missing where one made room. */
		number: integer('number').notNull(),
		/** Null once they have left. */
		authorId: reference('author_id').references(() => members.id, { onDelete: 'set null' }),
		/** Saved while somebody typed, not by a button. */
		isAutomatic: boolean('is_automatic').notNull(),
		/** The revision that it says again. */
		restored: integer('restored'),
		document: jsonb('document').$type<ArticleDocument>().notNull(),
		createdAt: writtenAt('created_at'),
		/** When it made room: no list has it from then on, and it goes once nobody still writes on from it. */
		replacedAt: moment('replaced_at')
	},
	(t) => [
		unique('article_revision_number').on(t.articleId, t.number),
		index('article_revision_author').on(t.authorId),
		index('article_revision_replaced')
			.on(t.replacedAt)
			.where(sql`${t.replacedAt} is not null`),
		check('article_revision_replaced_itself', sql`${t.replacedAt} is null or ${t.isAutomatic}`),
		check('article_revision_positive', sql`${t.number} >= 1`)
	]
);

/** A change of an article's state, or a decision about it: what happened, who did it, why. */
export const articleEvents = pgTable(
	'article_event',
	{
		id: serialId(),
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		/** Null: it was begun. */
		fromState: text('from_state', { enum: ARTICLE_STATES }),
		/** The same as before when it was accepted for a later time. */
		toState: text('to_state', { enum: ARTICLE_STATES }).notNull(),
		/** Whose act it was, or whose vote decided; null: nobody's, or of one who left. */
		memberId: reference('member_id').references(() => members.id, { onDelete: 'set null' }),
		happenedAt: writtenAt('happened_at'),
		submission: integer('submission').notNull(),
		/** Accepted, and published then. */
		publishAt: moment('publish_at'),
		/** Decided by one steward without a vote: everybody may read it. */
		isAlone: boolean('is_alone').notNull().default(false),
		/** Of a refusal: a reason whose words the site has. */
		template: text('template', { enum: REFUSAL_TEMPLATES }),
		reason: text('reason')
	},
	(t) => [
		index('article_event_article').on(t.articleId, t.id),
		index('article_event_alone')
			.on(t.id)
			.where(sql`${t.isAlone}`),
		check(
			'article_event_states',
			sql.raw(
				`from_state in (${listed(ARTICLE_STATES)}) and to_state in (${listed(ARTICLE_STATES)})`
			)
		),
		check('article_event_template', sql.raw(`template in (${listed(REFUSAL_TEMPLATES)})`)),
		check(
			'article_event_alone_has_reason',
			sql`not ${t.isAlone} or ${t.reason} is not null or ${t.template} is not null`
		),
		check('article_event_reason', sql`char_length(${t.reason}) between 1 and 2000`)
	]
);

/** What a moderator holds of a submitted article: one vote per submission, changeable while it waits. */
export const articleVotes = pgTable(
	'article_vote',
	{
		id: serialId(),
		articleId: reference('article_id').notNull(),
		submission: integer('submission').notNull(),
		memberId: reference('member_id').references(() => members.id, { onDelete: 'set null' }),
		value: smallint('value').notNull(),
		template: text('template', { enum: REFUSAL_TEMPLATES }),
		note: text('note').notNull(),
		castAt: writtenAt('cast_at')
	},
	(t) => [
		unique('article_vote_once').on(t.articleId, t.submission, t.memberId),
		foreignKey({ columns: [t.articleId], foreignColumns: [articles.id] }).onDelete('cascade'),
		check('article_vote_value', sql`${t.value} in (-1, 1)`),
		check('article_vote_template', sql.raw(`template in (${listed(REFUSAL_TEMPLATES)})`)),
		check('article_vote_note', sql`char_length(${t.note}) <= 2000`),
		// An author whose work is refused learns why.
		check(
			'article_vote_against_says_why',
			sql`${t.value} = 1 or ${t.template} is not null or ${t.note} <> ''`
		)
	]
);
