import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	date,
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
import { KARMA_AT_START, REASONS, SIDE_MINIMUM, Z } from '../../rules/ranking.ts';
import { REPORTING_REASONS } from '../../rules/slow-down.ts';
import { members } from '../accounts/tables.ts';
import { articles, tags } from '../articles/tables.ts';
import { REPLY_KINDS } from '../../rules/reply-kinds.ts';
import { pollOptions } from '../polls/tables.ts';
import { byteText, moment, reference, serialId, writtenAt } from '../db/columns.ts';

const isTop = (t: { depth: AnyPgColumn }) => sql`${t.depth} = 1`;

/** `wilsonLowerBound` of rules/ranking.ts over a row's own counters. Other spaces would be another column to a migration. */
const wilson = () =>
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
		state: text('state', { enum: ['visible', 'deleted'] })
			.notNull()
			.default('visible'),
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
		/** `wilsonLowerBound` of rules/ranking.ts, which a test compares it to. */
		usefulness: doublePrecision('usefulness').generatedAlwaysAs(wilson()),
		/** `bridgingOf` of its rows in `side_tally`, written with them. */
		bridging: doublePrecision('bridging').notNull().default(0)
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
		check(
			'comment_kind',
			sql.raw(`kind in (${REPLY_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
		),
		check('comment_kind_of_reply', sql`${t.kind} is null or ${t.depth} > 1`),
		index('comment_top').on(t.articleId, t.id).where(isTop(t)),
		index('comment_top_useful').on(t.articleId, t.usefulness, t.id).where(isTop(t)),
		index('comment_top_bridging').on(t.articleId, t.bridging, t.id).where(isTop(t)),
		index('comment_top_discussed').on(t.articleId, t.branchSize, t.id).where(isTop(t)),
		check('comment_ratings', sql`${t.useful} >= 0 and ${t.notUseful} >= 0`),
		check('comment_depth', sql`${t.depth} between 1 and 100`),
		check('comment_root_has_no_parent', sql`(${t.depth} = 1) = (${t.parentId} is null)`),
		check('comment_length', sql`char_length(${t.markdown}) <= 10000`),
		check('comment_state', sql`${t.state} in ('visible', 'deleted')`),
		check(
			'comment_deleted_is_empty',
			sql`${t.state} = 'visible' or (${t.markdown} = '' and ${t.html} = '')`
		),
		check('comment_language', sql`${t.language} in ('fr', 'en')`)
	]
);

const isReport = sql.raw(
	`reason in (${REPORTING_REASONS.map((reason) => `'${reason}'`).join(', ')})`
);

/** What a member holds of a comment's usefulness; whether they agree is for the poll. */
export const commentRatings = pgTable(
	'comment_rating',
	{
		commentId: reference('comment_id').notNull(),
		articleId: reference('article_id').notNull(),
		memberId: reference('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		isUseful: boolean('is_useful').notNull(),
		/** Said by whoever finds it not useful. */
		reason: text('reason', { enum: REASONS }),
		/** The day whose allowance it was taken from. */
		ratedOn: date('rated_on')
			.notNull()
			.default(sql`current_date`)
	},
	(t) => [
		primaryKey({ columns: [t.memberId, t.articleId, t.commentId] }),
		unique('comment_rating_once').on(t.commentId, t.memberId),
		index('comment_rating_day').on(t.memberId, t.ratedOn),
		index('comment_rating_report').on(t.articleId, t.ratedOn).where(isReport),
		foreignKey({
			name: 'comment_rating_comment',
			columns: [t.articleId, t.commentId],
			foreignColumns: [comments.articleId, comments.id]
		}).onDelete('cascade'),
		check('comment_rating_reason_given', sql`${t.isUseful} = (${t.reason} is null)`),
		check(
			'comment_rating_reason',
			sql.raw(`reason in (${REASONS.map((reason) => `'${reason}'`).join(', ')})`)
		)
	]
);

/**
 * What a member's comments have earned; no row yet: what everybody starts with.
 * Beside the account, so that a rating waits for no change of it.
 */
export const karma = pgTable('karma', {
	memberId: reference('member_id')
		.primaryKey()
		.references(() => members.id, { onDelete: 'cascade' }),
	points: integer('points').notNull().default(KARMA_AT_START)
});

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

/**
 * Where a member stands in a thread: the answer shown with their latest comment
 * there that is neither deleted nor marked as changed; several options where the
 * poll takes several. Recomputable from `comment_stance`.
 */
export const memberStances = pgTable(
	'member_stance',
	{
		memberId: reference('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		optionId: reference('option_id')
			.notNull()
			.references(() => pollOptions.id, { onDelete: 'cascade' })
	},
	(t) => [primaryKey({ columns: [t.memberId, t.articleId, t.optionId] })]
);

const isHeard = sql.raw(`useful + not_useful >= ${SIDE_MINIMUM} and useful > not_useful`);

/**
 * What those who stand behind one answer hold of a comment that is not deleted;
 * recomputable from `comment_rating` and `member_stance`.
 */
export const sideTallies = pgTable(
	'side_tally',
	{
		commentId: reference('comment_id').notNull(),
		articleId: reference('article_id').notNull(),
		optionId: reference('option_id')
			.notNull()
			.references(() => pollOptions.id, { onDelete: 'cascade' }),
		useful: integer('useful').notNull(),
		notUseful: integer('not_useful').notNull(),
		usefulness: doublePrecision('usefulness').generatedAlwaysAs(wilson()),
		/** Whether the comment's author stands behind another answer, and not behind this one too. */
		isFromElsewhere: boolean('is_from_elsewhere').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.commentId, t.optionId] }),
		index('side_tally_best').on(t.articleId, t.optionId, t.usefulness, t.commentId).where(isHeard),
		index('side_tally_best_from_elsewhere')
			.on(t.articleId, t.optionId, t.usefulness, t.commentId)
			.where(sql`${isHeard} and is_from_elsewhere`),
		foreignKey({
			name: 'side_tally_comment',
			columns: [t.articleId, t.commentId],
			foreignColumns: [comments.articleId, comments.id]
		}).onDelete('cascade'),
		check('side_tally_counts', sql`${t.useful} >= 0 and ${t.notUseful} >= 0`)
	]
);

/** Of what a member is told: a tag, an article, or a branch, which may begin at any comment. */
export const follows = pgTable(
	'follow',
	{
		id: serialId(),
		memberId: reference('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		tagId: reference('tag_id').references(() => tags.id, { onDelete: 'cascade' }),
		articleId: reference('article_id').references(() => articles.id, { onDelete: 'cascade' }),
		/** Where the branch begins; null: the whole article. */
		commentId: reference('comment_id'),
		/** What has ended stays, so that writing there does not begin it again. */
		state: text('state', { enum: ['chosen', 'automatic', 'ended'] }).notNull(),
		since: writtenAt('since')
	},
	(t) => [
		unique('follow_once').on(t.memberId, t.tagId, t.articleId, t.commentId).nullsNotDistinct(),
		index('follow_order').on(t.memberId, t.id),
		index('follow_of_thread').on(t.articleId, t.commentId, t.memberId),
		index('follow_of_tag').on(t.tagId, t.memberId),
		foreignKey({
			name: 'follow_branch',
			columns: [t.articleId, t.commentId],
			foreignColumns: [comments.articleId, comments.id]
		}).onDelete('cascade'),
		check('follow_of_one_thing', sql`(${t.tagId} is null) <> (${t.articleId} is null)`),
		check('follow_branch_in_article', sql`${t.commentId} is null or ${t.articleId} is not null`),
		check('follow_state', sql`${t.state} in ('chosen', 'automatic', 'ended')`)
	]
);

/** Of what a member is not told: an article, a branch, or another member, whose comments are folded for them, too. */
export const mutes = pgTable(
	'mute',
	{
		id: serialId(),
		memberId: reference('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		mutedId: reference('muted_id').references(() => members.id, { onDelete: 'cascade' }),
		articleId: reference('article_id').references(() => articles.id, { onDelete: 'cascade' }),
		commentId: reference('comment_id'),
		since: writtenAt('since')
	},
	(t) => [
		unique('mute_once').on(t.memberId, t.mutedId, t.articleId, t.commentId).nullsNotDistinct(),
		index('mute_order').on(t.memberId, t.id),
		index('mute_of_member').on(t.mutedId),
		index('mute_of_thread').on(t.articleId, t.commentId),
		foreignKey({
			name: 'mute_branch',
			columns: [t.articleId, t.commentId],
			foreignColumns: [comments.articleId, comments.id]
		}).onDelete('cascade'),
		check('mute_of_one_thing', sql`(${t.mutedId} is null) <> (${t.articleId} is null)`),
		check('mute_branch_in_article', sql`${t.commentId} is null or ${t.articleId} is not null`),
		check('mute_not_oneself', sql`${t.mutedId} <> ${t.memberId}`)
	]
);

/** A branch that a member has folded by hand. */
export const foldings = pgTable(
	'folding',
	{
		memberId: reference('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		articleId: reference('article_id').notNull(),
		/** The comment whose replies are folded. */
		commentId: reference('comment_id').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.memberId, t.articleId, t.commentId] }),
		foreignKey({
			name: 'folding_comment',
			columns: [t.articleId, t.commentId],
			foreignColumns: [comments.articleId, comments.id]
		}).onDelete('cascade')
	]
);

/** How far a member has read a thread. */
export const readings = pgTable(
	'reading',
	{
		memberId: reference('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		/** The id of the last comment that the thread had when it was read; of any comment after it, a higher one. */
		seen: reference('seen').notNull(),
		visitedAt: writtenAt('visited_at')
	},
	(t) => [primaryKey({ columns: [t.memberId, t.articleId] })]
);

/** A text whose author has not posted it yet: offered back in its form, and forgotten once it is posted. */
export const commentDrafts = pgTable(
	'comment_draft',
	{
		id: serialId(),
		memberId: reference('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		parentId: reference('parent_id').references(() => comments.id, { onDelete: 'cascade' }),
		/** The comment whose text this is to replace; null for a new one. */
		commentId: reference('comment_id').references(() => comments.id, { onDelete: 'cascade' }),
		markdown: text('markdown').notNull(),
		/** Null for an edit: doing it twice is doing it once. */
		idempotencyKey: uuid('idempotency_key'),
		savedAt: writtenAt('saved_at')
	},
	(t) => [
		unique('comment_draft_of_form')
			.on(t.memberId, t.articleId, t.parentId, t.commentId)
			.nullsNotDistinct(),
		check(
			'comment_draft_new_has_key',
			sql`(${t.commentId} is null) = (${t.idempotencyKey} is not null)`
		),
		check('comment_draft_length', sql`char_length(${t.markdown}) <= 10000`)
	]
);
