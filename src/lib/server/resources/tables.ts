import { sql } from 'drizzle-orm';
import {
	check,
	date,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	unique
} from 'drizzle-orm/pg-core';
import { LINK_STATES } from '../../rules/link-check.ts';
import { articles } from '../articles/tables.ts';
import { bytea, moment, reference, serialId } from '../db/columns.ts';

export const resources = pgTable(
	'resource',
	{
		id: serialId(),
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		position: integer('position').notNull(),
		title: text('title').notNull(),
		url: text('url').notNull(),
		/** Language of the page it leads to, as a BCP 47 tag. */
		language: text('language').notNull(),
		importedClicks: integer('imported_clicks').notNull().default(0),
		/** Sum of `resource_day.clicks`. */
		countedClicks: integer('counted_clicks').notNull().default(0),
		/** Visible comments of the article that link to the same address; recomputable from `comment_citation`. */
		citations: integer('citations').notNull().default(0),
		/** Ballots that say that it changed their mind, and how many of them are shown; see `minds/count.ts`. */
		minds: integer('minds').notNull().default(0),
		mindsShown: integer('minds_shown').notNull().default(0),
		/** Dead: it failed on two days in a row at least. */
		linkState: text('link_state', { enum: LINK_STATES }).notNull().default('unknown'),
		/** What the last look at it gave: a status, or what came instead of one. */
		linkAnswer: text('link_answer'),
		checkedAt: moment('checked_at'),
		/** Of the first of the failures that followed each other until now. */
		failingSince: moment('failing_since'),
		/** Moved on by whoever looks at it, before they do: nobody else does meanwhile. */
		checkDueAt: moment('check_due_at')
			.notNull()
			.default(sql`now() + interval '1 day'`)
	},
	(t) => [
		unique('resource_position').on(t.articleId, t.position),
		unique('resource_of_article').on(t.articleId, t.id),
		check('resource_title', sql`char_length(${t.title}) between 1 and 160`),
		check('resource_url', sql`${t.url} ~ '^https?://' and char_length(${t.url}) <= 2047`),
		check('resource_language', sql`${t.language} ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'`),
		check('resource_citations', sql`${t.citations} >= 0`),
		check('resource_minds', sql`${t.mindsShown} between 0 and ${t.minds}`),
		index('resource_minds_hidden')
			.on(t.articleId)
			.where(sql`${t.minds} <> ${t.mindsShown}`),
		check(
			'resource_link_state',
			sql.raw(`link_state in (${LINK_STATES.map((state) => `'${state}'`).join(', ')})`)
		),
		check(
			'resource_failing_has_date',
			sql`(${t.linkState} in ('failing', 'dead')) = (${t.failingSince} is not null)`
		),
		index('resource_check_due').on(t.checkDueAt),
		index('resource_address').on(t.url),
		check('resource_clicks', sql`${t.importedClicks} >= 0 and ${t.countedClicks} >= 0`)
	]
);

/** The title of a link in another language than its article's, where it differs. */
export const resourceTexts = pgTable(
	'resource_text',
	{
		resourceId: reference('resource_id')
			.notNull()
			.references(() => resources.id, { onDelete: 'cascade' }),
		language: text('language', { enum: ['fr', 'en'] }).notNull(),
		title: text('title').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.resourceId, t.language] }),
		check('resource_text_language', sql`${t.language} in ('fr', 'en')`),
		check('resource_text_title', sql`char_length(${t.title}) between 1 and 160`)
	]
);

/** One random salt a day: when it is purged, nobody can redo the hashes made with it. */
export const visitSalts = pgTable('visit_salt', {
	day: date('day').primaryKey(),
	salt: bytea('salt').notNull()
});

/** Who was counted today; kept two days. */
export const resourceVisits = pgTable(
	'resource_visit',
	{
		resourceId: reference('resource_id')
			.notNull()
			.references(() => resources.id, { onDelete: 'cascade' }),
		day: date('day').notNull(),
		visitor: bytea('visitor').notNull()
	},
	(t) => [primaryKey({ columns: [t.day, t.resourceId, t.visitor] })]
);

export const resourceDays = pgTable(
	'resource_day',
	{
		resourceId: reference('resource_id')
			.notNull()
			.references(() => resources.id, { onDelete: 'cascade' }),
		day: date('day').notNull(),
		clicks: integer('clicks').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.resourceId, t.day] }),
		check('resource_day_clicks', sql`${t.clicks} >= 0`)
	]
);
