import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from '../db/columns.ts';

/** Counters of `rate-limiter-flexible`; a row is worthless once expired. */
export const rateLimits = pgTable('rate_limit', {
	key: text('key').primaryKey(),
	points: integer('points').notNull().default(0),
	expire: moment('expire')
});
