import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	doublePrecision,
	foreignKey,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid,
	type AnyPgColumn
} from 'drizzle-orm/pg-core';
import { PLACE_RULES } from '../../rules/moderation.ts';
import { COMMENT_STATES } from '../../rules/permissions.ts';
import { Z } from '../../rules/ranking.ts';
import { members } from '../accounts/tables.ts';
import { articles } from '../articles/tables.ts';
import { REPLY_KINDS } from '../../rules/reply-kinds.ts';
import { pollOptions } from '../polls/tables.ts';
import { byteText, listed, moment, reference, serialId, writtenAt } from '../db/columns.ts';

const isTop = (t: { depth: AnyPgColumn }) => sql`${t.depth} = 1`;

/** `wilsonLowerBound` of rules/ranking.ts over a row's own counters. Other spaces would be another column to a migration. */
export const wilson = () =>
	sql.raw(`case when useful + not_useful = 0 then 0 else (
				useful::float8 / (useful + not_useful)
				+ ${Z}::float8 ^ 2 / (2 * (useful + not_useful))
				- ${Z}::float8 * sqrt((useful::float8 * not_useful / (useful + not_useful) ^ 2
					+ ${Z}::float8 ^ 2 / (4 * (useful + not_useful))) / (useful + not_useful))
			) / (1 + ${Z}::float8 ^ 2 / (useful + not_useful)) end`);

export const comments = pgTable(
	'comment',
	{
		/** Drawn from its sequence before the insert, since the path holds it. */
		id: reference('id').primaryKey().generatedByDefaultAsIdentity(),
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		parentId: reference('parent_id'),
		/** The top-level comment of its branch; itself when it is one. */
		rootId: reference('root_id')
			.notNull()
			.references((): AnyPgColumn => comments.id, { onDelete: 'cascade' }),
		/** Ids from the root down to this comment, each as `pathSegment` (rules/threads.ts) writes it: byte order is reading order. */
		path: byteText('path').notNull(),
		depth: integer('depth').notNull(),
		/** Null once its author has left and taken the name along. */
		authorId: reference('author_id').references(() => members.id, { onDelete: 'set null' }),
		/** Empty when deleted. */
		markdown: text('markdown').notNull(),
		html: text('html').notNull(),
		language: text('language', { enum: ['fr', 'en'] }).notNull(),
		state: text('state', { enum: COMMENT_STATES }).notNull().default('visible'),
		/** The rule of the place for which a moderator has hidden it. Its text stays, so that it can come back. */
		hiddenFor: text('hidden_for', { enum: PLACE_RULES }),
		createdAt: writtenAt('created_at'),
		editedAt: moment('edited_at'),
		/** Made with the form, so that sending it twice gives one comment. */
		idempotencyKey: uuid('idempotency_key').notNull(),
		/** Direct replies, deleted ones included. */
		replyCount: integer('reply_count').notNull().default(0),
		/** Comments below a top-level one at any depth, deleted ones included; 0 elsewhere. */
		branchSize: integer('branch_size').notNull().default(0),
		/** What a reply says it is. */
		kind: text('kind', { enum: REPLY_KINDS }),
		/** Its author has changed the answer shown with it. */
		stanceSuperseded: boolean('stance_superseded').notNull().default(false),
		/** Members who rated it so; recomputable from `comment_rating`. */
		useful: integer('useful').notNull().default(0),
		notUseful: integer('not_useful').notNull().default(0),
		/** Whether its score is out of hiding, and weighs in orders; see reveal-scores.ts. */
		scoreShown: boolean('score_shown').notNull().default(false),
		/** `wilsonLowerBound` of rules/ranking.ts, which a test compares it to. */
		usefulness: doublePrecision('usefulness').generatedAlwaysAs(wilson()),
		/** What orders go by: the place of what is young or gone tells nothing. */
		usefulnessShown: doublePrecision('usefulness_shown').generatedAlwaysAs(
			sql`case when score_shown and state = 'visible' then ${wilson()} else 0 end`
		),
		/** `bridgingOf` of its rows in `side_tally`, written with them; of what is gone there are none. */
		bridging: doublePrecision('bridging').notNull().default(0),
		/** What the order goes by. */
		bridgingShown: doublePrecision('bridging_shown').generatedAlwaysAs(
			sql`case when score_shown then bridging else 0 end`
		),
		/** Ballots that say that it changed their mind, and how many of them are shown; see `minds/count.ts`. */
		minds: integer('minds').notNull().default(0),
		mindsShown: integer('minds_shown').notNull().default(0)
	},
	(t) => [
		unique('comment_place').on(t.articleId, t.path),
		unique('comment_once').on(t.authorId, t.idempotencyKey),
		unique('comment_of_article').on(t.articleId, t.id),
		foreignKey({
			name: 'comment_parent',
			columns: [t.articleId, t.parentId],
			foreignColumns: [t.articleId, t.id]
		}),
		index('comment_author').on(t.authorId, t.id),
		index('comment_kind')
			.on(t.articleId, t.kind, t.id)
			.where(sql`${t.kind} is not null`),
		check('comment_kind', sql.raw(`kind in (${listed(REPLY_KINDS)})`)),
		check('comment_kind_of_reply', sql`${t.kind} is null or ${t.depth} > 1`),
		index('comment_top').on(t.articleId, t.id).where(isTop(t)),
		index('comment_top_useful').on(t.articleId, t.usefulnessShown, t.id).where(isTop(t)),
		index('comment_top_bridging').on(t.articleId, t.bridgingShown, t.id).where(isTop(t)),
		index('comment_top_discussed').on(t.articleId, t.branchSize, t.id).where(isTop(t)),
		index('comment_top_minds').on(t.articleId, t.mindsShown, t.id).where(isTop(t)),
		index('comment_score_due')
			.on(t.createdAt)
			.where(sql`not ${t.scoreShown}`),
		index('comment_minds_hidden')
			.on(t.articleId)
			.where(sql`${t.minds} <> ${t.mindsShown}`),
		check('comment_minds', sql`${t.mindsShown} between 0 and ${t.minds}`),
		check('comment_ratings', sql`${t.useful} >= 0 and ${t.notUseful} >= 0`),
		check('comment_depth', sql`${t.depth} between 1 and 100`),
		check('comment_root_has_no_parent', sql`(${t.depth} = 1) = (${t.parentId} is null)`),
		check('comment_length', sql`char_length(${t.markdown}) <= 10000`),
		check('comment_state', sql.raw(`state in (${listed(COMMENT_STATES)})`)),
		check(
			'comment_deleted_is_empty',
			sql`${t.state} <> 'deleted' or (${t.markdown} = '' and ${t.html} = '')`
		),
		check('comment_hidden_for', sql.raw(`hidden_for in (${listed(PLACE_RULES)})`)),
		check('comment_hidden_has_rule', sql`(${t.state} = 'hidden') = (${t.hiddenFor} is not null)`),
		check('comment_language', sql`${t.language} in ('fr', 'en')`)
	]
);

/** What a comment said before it was edited; goes with its text. */
export const commentRevisions = pgTable(
	'comment_revision',
	{
		id: serialId(),
		commentId: reference('comment_id')
			.notNull()
			.references(() => comments.id, { onDelete: 'cascade' }),
		markdown: text('markdown').notNull(),
		replacedAt: moment('replaced_at')
			.notNull()
			.default(sql`clock_timestamp()`)
	},
	(t) => [
		index('comment_revision_order').on(t.commentId, t.id),
		check('comment_revision_length', sql`char_length(${t.markdown}) <= 10000`)
	]
);

/** A member whom a comment names by handle and links; decided when it was written. */
export const commentMentions = pgTable(
	'comment_mention',
	{
		commentId: reference('comment_id')
			.notNull()
			.references(() => comments.id, { onDelete: 'cascade' }),
		memberId: reference('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' })
	},
	(t) => [
		primaryKey({ columns: [t.commentId, t.memberId] }),
		index('comment_mention_member').on(t.memberId)
	]
);

/** An answer to the article's first poll that an author chose to show with a comment. */
export const commentStances = pgTable(
	'comment_stance',
	{
		commentId: reference('comment_id').notNull(),
		articleId: reference('article_id').notNull(),
		pollId: reference('poll_id').notNull(),
		optionId: reference('option_id').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.commentId, t.optionId] }),
		index('comment_stance_position').on(t.articleId, t.optionId, t.commentId),
		foreignKey({
			name: 'comment_stance_comment',
			columns: [t.articleId, t.commentId],
			foreignColumns: [comments.articleId, comments.id]
		}).onDelete('cascade'),
		foreignKey({
			name: 'comment_stance_option',
			columns: [t.pollId, t.optionId],
			foreignColumns: [pollOptions.pollId, pollOptions.id]
		}).onDelete('cascade')
	]
);
