import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, uniqueIndex } from 'drizzle-orm/pg-core';
import { members } from '../accounts/tables.ts';
import { articles } from '../articles/tables.ts';
import { moment, reference, serialId, writtenAt } from '../db/columns.ts';

/** An article that a moderator put first, until its time is over, another one takes its place or it is taken back. */
export const headlines = pgTable(
	'headline',
	{
		id: serialId(),
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		/** Null once they have left. */
		putBy: reference('put_by').references(() => members.id, { onDelete: 'set null' }),
		putAt: writtenAt('put_at'),
		/** From then on it is none, without anybody doing anything. */
		endsAt: moment('ends_at').notNull(),
		/** When it was replaced or taken back; of one that ran its time, when the next was put. */
		removedAt: moment('removed_at'),
		removedBy: reference('removed_by').references(() => members.id, { onDelete: 'set null' })
	},
	(t) => [
		// One at most: of the rows that nobody removed there is one.
		uniqueIndex('headline_one')
			.on(sql`(removed_at is null)`)
			.where(sql`${t.removedAt} is null`),
		index('headline_article').on(t.articleId),
		check('headline_ends', sql`${t.endsAt} > ${t.putAt}`),
		check('headline_removed', sql`${t.removedAt} >= ${t.putAt}`)
	]
);

/** Articles published in a month, as its first day in UTC; kept by triggers on `article`, recomputable from it. */
export const articleMonths = pgTable(
	'article_month',
	{
		month: date('month', { mode: 'string' }).primaryKey(),
		articles: integer('articles').notNull()
	},
	(t) => [check('article_month_articles', sql`${t.articles} >= 0`)]
);
