import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { ARTICLE_STATES } from '../../rules/review.ts';
import { FIRST_SETTINGS } from '../../rules/site-settings.ts';
import { members } from '../accounts/tables.ts';
import { siteSettings } from '../platform/tables.ts';
import { moment, reference, serialId, writtenAt } from '../db/columns.ts';

export const articles = pgTable(
	'article',
	{
		id: serialId(),
		/** Made of the title when it is published; nobody finds it by an address before. */
		slug: text('slug').unique(),
		state: text('state', { enum: ARTICLE_STATES }).notNull(),
		originalLanguage: text('original_language', { enum: ['fr', 'en'] }).notNull(),
		authorId: reference('author_id').references(() => members.id, { onDelete: 'set null' }),
		/** Where a text that was not written here comes from. */
		sourceSite: text('source_site'),
		sourceYear: integer('source_year'),
		createdAt: writtenAt('created_at'),
		/** A UUID made with the form in which it was begun, so that it is begun once. */
		idempotencyKey: uuid('idempotency_key'),
		/** How often it was submitted: votes belong to one submission. */
		submission: integer('submission').notNull().default(0),
		/** Before this moment it is not published, though it be accepted. */
		publishAt: moment('publish_at'),
		/** Set while it is accepted and waits for its time. */
		acceptedAt: moment('accepted_at'),
		publishedAt: moment('published_at'),
		lastActivityAt: writtenAt('last_activity_at'),
		/** Comments that can be read; recomputable from the rows. */
		commentCount: integer('comment_count').notNull().default(0),
		/** Moves with every change that the shown thread would differ by. */
		threadVersion: integer('thread_version').notNull().default(0)
	},
	(t) => [
		check(
			'article_slug',
			sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(${t.slug}) <= 120`
		),
		check(
			'article_state',
			sql.raw(`state in (${ARTICLE_STATES.map((state) => `'${state}'`).join(', ')})`)
		),
		unique('article_once').on(t.authorId, t.idempotencyKey),
		check('article_language', sql`${t.originalLanguage} in ('fr', 'en')`),
		check(
			'article_published_has_date',
			sql`${t.state} not in ('published', 'archived') or ${t.publishedAt} is not null`
		),
		check(
			'article_published_has_slug',
			sql`${t.state} not in ('published', 'archived') or ${t.slug} is not null`
		),
		check(
			'article_accepted_waits',
			sql`${t.acceptedAt} is null or ${t.state} = 'submitted' and ${t.publishAt} is not null`
		),
		check('article_submission', sql`${t.submission} >= 0`),
		index('article_submitted')
			.on(t.id)
			.where(sql`${t.state} = 'submitted'`),
		check('article_comment_count', sql`${t.commentCount} >= 0`),
		index('article_newest')
			.on(t.publishedAt, t.id)
			.where(sql`${t.state} = 'published'`),
		index('article_active')
			.on(t.lastActivityAt, t.id)
			.where(sql`${t.state} = 'published'`)
	]
);

/** The slug of an article that is published, and so has one. */
export const publishedSlug = sql<string>`${articles.slug}`;

/** Whole days since the last comment or, before it, the publication, by the database's clock. */
export const quietFor = sql<number>`floor(extract(epoch from
	clock_timestamp() - ${articles.lastActivityAt}) / 86400)::int`;

/** After how many days without a comment its thread closes; see `isThreadQuiet`. */
export const quietDays = sql<number>`coalesce((select value from ${siteSettings}
	where key = 'quietDays')::int, ${sql.raw(String(FIRST_SETTINGS.quietDays))})`;

/** Who writes an article, and who was asked to write along. */
export const articleAuthors = pgTable(
	'article_author',
	{
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		memberId: reference('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		/** An author began it, or took it over from one who left; there is one at most. */
		role: text('role', { enum: ['author', 'co-author', 'invited'] }).notNull(),
		since: writtenAt('since')
	},
	(t) => [
		primaryKey({ columns: [t.articleId, t.memberId] }),
		index('article_author_member').on(t.memberId, t.articleId),
		check('article_author_role', sql`${t.role} in ('author', 'co-author', 'invited')`)
	]
);

/** A heading of a body: what the table of contents lists. */
export type Heading = { id: string; level: number; text: string };

export const articleTexts = pgTable(
	'article_text',
	{
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		language: text('language', { enum: ['fr', 'en'] }).notNull(),
		title: text('title').notNull(),
		ledeMarkdown: text('lede_markdown').notNull(),
		ledeHtml: text('lede_html').notNull(),
		bodyMarkdown: text('body_markdown').notNull(),
		bodyHtml: text('body_html').notNull(),
		headings: jsonb('headings').$type<Heading[]>().notNull(),
		/** The revision of the article that it says or, as a translation, gives the meaning of; 0: what the site came with. */
		revision: integer('revision').notNull().default(0),
		/** Of a translation that was written here; null once they have left. */
		translatorId: reference('translator_id').references(() => members.id, { onDelete: 'set null' }),
		updatedAt: writtenAt('updated_at')
	},
	(t) => [
		primaryKey({ columns: [t.articleId, t.language] }),
		check('article_text_language', sql`${t.language} in ('fr', 'en')`),
		check('article_text_title', sql`char_length(${t.title}) between 1 and 200`),
		index('article_text_translator').on(t.translatorId)
	]
);

export const tags = pgTable(
	'tag',
	{ id: serialId(), key: text('key').notNull().unique(), label: text('label').notNull() },
	(t) => [
		check('tag_key', sql`char_length(${t.key}) between 1 and 64`),
		// name_words is made by the migration "search".
		index('tag_names').using('gin', sql`name_words(label)`)
	]
);

/** Keys that a tag had before it was renamed or joined to another: their addresses lead to it. */
export const tagAliases = pgTable(
	'tag_alias',
	{
		key: text('key').primaryKey(),
		tagId: reference('tag_id')
			.notNull()
			.references(() => tags.id, { onDelete: 'cascade' })
	},
	(t) => [
		check('tag_alias_key', sql`char_length(${t.key}) between 1 and 64`),
		index('tag_alias_tag').on(t.tagId)
	]
);

export const articleTags = pgTable(
	'article_tag',
	{
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		tagId: reference('tag_id')
			.notNull()
			.references(() => tags.id, { onDelete: 'cascade' }),
		position: integer('position').notNull()
	},
	(t) => [primaryKey({ columns: [t.articleId, t.tagId] }), index('article_tag_tag').on(t.tagId)]
);
