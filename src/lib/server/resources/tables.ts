import { sql } from 'drizzle-orm';
import { check, date, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { articles } from '../articles/tables.ts';
import { bytea, reference, serialId } from '../db/columns.ts';

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
		countedClicks: integer('counted_clicks').notNull().default(0)
	},
	(t) => [
		unique('resource_position').on(t.articleId, t.position),
		check('resource_title', sql`char_length(${t.title}) between 1 and 160`),
		check('resource_url', sql`${t.url} ~ '^https?://' and char_length(${t.url}) <= 2047`),
		check('resource_language', sql`${t.language} ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'`),
		check('resource_clicks', sql`${t.importedClicks} >= 0 and ${t.countedClicks} >= 0`)
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
