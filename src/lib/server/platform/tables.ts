import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { moment, writtenAt } from '../db/columns.ts';

/** Counters of `rate-limiter-flexible`; a row is worthless once expired. */
export const rateLimits = pgTable('rate_limit', {
	key: text('key').primaryKey(),
	points: integer('points').notNull().default(0),
	expire: moment('expire')
});

/** What stewards chose for the site; where there is no row, what the rules begin with. */
export const siteSettings = pgTable('site_setting', {
	key: text('key').primaryKey(),
	/** As `textsOf` in rules/site-settings.ts writes it. */
	value: text('value').notNull(),
	changedAt: writtenAt('changed_at')
});
