import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bytea, moment, writtenAt } from '../db/columns.ts';

/** Counters of `rate-limiter-flexible`; a row is worthless once expired. */
export const rateLimits = pgTable('rate_limit', {
	key: text('key').primaryKey(),
	points: integer('points').notNull().default(0),
	expire: moment('expire')
});

/** Tells whether a process has the secret that what is here was written with; one row. */
export const secretMarks = pgTable(
	'secret_mark',
	{
		isOnly: boolean('is_only').primaryKey().default(true),
		/** A hash under a key of its own: it says nothing about the others. */
		mark: bytea('mark').notNull(),
		since: writtenAt('since')
	},
	(t) => [check('secret_mark_one', sql`${t.isOnly}`)]
);

/** What stewards chose for the site; where there is no row, what the rules begin with. */
export const siteSettings = pgTable('site_setting', {
	key: text('key').primaryKey(),
	/** As `textsOf` in rules/site-settings.ts writes it. */
	value: text('value').notNull(),
	changedAt: writtenAt('changed_at')
});
