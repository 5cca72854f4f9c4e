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
	unique
} from 'drizzle-orm/pg-core';
import { KARMA_AT_START, REASONS, SIDE_MINIMUM } from '../../rules/ranking.ts';
import { REPORTING_REASONS } from '../../rules/slow-down.ts';
import { members } from '../accounts/tables.ts';
import { articles } from '../articles/tables.ts';
import { pollOptions } from '../polls/tables.ts';
import { reference } from '../db/columns.ts';
import { comments, wilson } from './tables.ts';

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
