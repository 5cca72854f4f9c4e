import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	date,
	foreignKey,
	index,
	integer,
	pgTable,
	primaryKey,
	smallint,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { bytea, reference } from '../db/columns.ts';
import { pollOptions, polls } from '../polls/tables.ts';
import { resources } from '../resources/tables.ts';

const electorate = () => text('electorate', { enum: ['member', 'visitor'] }).notNull();

/**
 * One voter's current answer to one poll.
 *
 * Nothing here names an account: `tag` is an HMAC under a key of this poll, the
 * id is random, and days stand where times would let a log be laid beside them.
 */
export const ballots = pgTable(
	'ballot',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		pollId: reference('poll_id')
			.notNull()
			.references(() => polls.id, { onDelete: 'cascade' }),
		electorate: electorate(),
		tag: bytea('tag').notNull(),
		/** Cast by somebody who had seen the results first. */
		informed: boolean('informed').notNull(),
		/**
		 * Of a poll that asks twice: the answers that were first given before reading and, without a
		 * look at the results, at the end. What the ballot says now is in `ballot_choice`.
		 */
		beforeOptionId: reference('before_option_id'),
		afterOptionId: reference('after_option_id'),
		castOn: date('cast_on')
			.notNull()
			.default(sql`current_date`),
		changedOn: date('changed_on'),
		/** What the voter says made them change it: the article of both, and in it a comment or a link (decision 30). */
		mindArticleId: reference('mind_article_id'),
		/** Comments lie in a domain beside: the migration makes the key foreign. */
		mindCommentId: reference('mind_comment_id'),
		mindResourceId: reference('mind_resource_id')
	},
	(t) => [
		unique('ballot_once').on(t.pollId, t.electorate, t.tag),
		unique('ballot_of_poll').on(t.pollId, t.id),
		check('ballot_electorate', sql`${t.electorate} in ('member', 'visitor')`),
		check('ballot_tag_length', sql`octet_length(${t.tag}) = 32`),
		check(
			'ballot_answered_twice',
			sql`${t.afterOptionId} is null or (${t.beforeOptionId} is not null and not ${t.informed})`
		),
		foreignKey({
			name: 'ballot_before_option',
			columns: [t.pollId, t.beforeOptionId],
			foreignColumns: [pollOptions.pollId, pollOptions.id]
		}).onDelete('cascade'),
		foreignKey({
			name: 'ballot_after_option',
			columns: [t.pollId, t.afterOptionId],
			foreignColumns: [pollOptions.pollId, pollOptions.id]
		}).onDelete('cascade'),
		check(
			'ballot_mind',
			sql`num_nonnulls(${t.mindCommentId}, ${t.mindResourceId}) = num_nonnulls(${t.mindArticleId})`
		),
		check('ballot_mind_changed', sql`${t.mindArticleId} is null or ${t.changedOn} is not null`),
		foreignKey({
			name: 'ballot_mind_article',
			columns: [t.mindArticleId, t.pollId],
			foreignColumns: [polls.articleId, polls.id]
		}).onDelete('cascade'),
		foreignKey({
			name: 'ballot_mind_resource',
			columns: [t.mindArticleId, t.mindResourceId],
			foreignColumns: [resources.articleId, resources.id]
		}).onDelete('set null'),
		index('ballot_mind_comment')
			.on(t.mindArticleId, t.mindCommentId)
			.where(sql`${t.mindCommentId} is not null`),
		index('ballot_mind_link')
			.on(t.mindArticleId, t.mindResourceId)
			.where(sql`${t.mindResourceId} is not null`)
	]
);

/** An option that a ballot names; those that it does not rank, or on which it has no opinion, are absent. */
export const ballotChoices = pgTable(
	'ballot_choice',
	{
		ballotId: uuid('ballot_id').notNull(),
		pollId: reference('poll_id').notNull(),
		optionId: reference('option_id').notNull(),
		/** By ranks: 1 is the best, equal ones are a tie. */
		rank: smallint('rank'),
		/** By scores: from 0 to 5. */
		score: smallint('score')
	},
	(t) => [
		primaryKey({ columns: [t.ballotId, t.optionId] }),
		check('ballot_choice_rank', sql`${t.rank} between 1 and 20`),
		check('ballot_choice_score', sql`${t.score} between 0 and 5`),
		check('ballot_choice_one_mark', sql`num_nonnulls(${t.rank}, ${t.score}) <= 1`),
		foreignKey({
			name: 'ballot_choice_ballot',
			columns: [t.pollId, t.ballotId],
			foreignColumns: [ballots.pollId, ballots.id]
		}).onDelete('cascade'),
		foreignKey({
			name: 'ballot_choice_option',
			columns: [t.pollId, t.optionId],
			foreignColumns: [pollOptions.pollId, pollOptions.id]
		}).onDelete('cascade')
	]
);

/** Voters who saw the results of an open poll without a ballot in it, or withdrew one. */
export const resultViewers = pgTable(
	'result_viewer',
	{
		pollId: reference('poll_id')
			.notNull()
			.references(() => polls.id, { onDelete: 'cascade' }),
		electorate: electorate(),
		tag: bytea('tag').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.pollId, t.electorate, t.tag] }),
		check('result_viewer_electorate', sql`${t.electorate} in ('member', 'visitor')`),
		check('result_viewer_tag_length', sql`octet_length(${t.tag}) = 32`)
	]
);

/**
 * Browsers whose visitor ballots became a member's, as a keyed hash of their
 * token: a vote that such a browser sent just before must not be counted beside it.
 */
export const joinedVisitors = pgTable(
	'joined_visitor',
	{ hash: bytea('hash').primaryKey() },
	(t) => [check('joined_visitor_hash_length', sql`octet_length(${t.hash}) = 32`)]
);

// The tallies below are written by the transaction that writes the ballot (`tally-change.ts`),
// and can be recomputed from the ballots at any time.

export const pollTallies = pgTable(
	'poll_tally',
	{
		pollId: reference('poll_id')
			.notNull()
			.references(() => polls.id, { onDelete: 'cascade' }),
		electorate: electorate(),
		ballots: integer('ballots').notNull().default(0),
		informed: integer('informed').notNull().default(0),
		/** Rows of `result_viewer`. */
		viewers: integer('viewers').notNull().default(0),
		/** Ballots that were first answered before reading. */
		answeredBefore: integer('answered_before').notNull().default(0)
	},
	(t) => [
		primaryKey({ columns: [t.pollId, t.electorate] }),
		check(
			'poll_tally_counts',
			sql`${t.ballots} >= 0 and ${t.informed} between 0 and ${t.ballots} and ${t.viewers} >= 0`
		),
		check('poll_tally_answered_before', sql`${t.answeredBefore} between 0 and ${t.ballots}`)
	]
);

export const optionTallies = pgTable(
	'option_tally',
	{
		pollId: reference('poll_id').notNull(),
		optionId: reference('option_id').notNull(),
		electorate: electorate(),
		ballots: integer('ballots').notNull().default(0),
		/** Sum of the scores. */
		points: integer('points').notNull().default(0)
	},
	(t) => [
		primaryKey({ columns: [t.pollId, t.optionId, t.electorate] }),
		foreignKey({
			name: 'option_tally_option',
			columns: [t.pollId, t.optionId],
			foreignColumns: [pollOptions.pollId, pollOptions.id]
		}).onDelete('cascade'),
		check('option_tally_count', sql`${t.ballots} >= 0`),
		check('option_tally_points', sql`${t.points} between 0 and 5 * ${t.ballots}`)
	]
);

/** Ballots that stand, by the day on which they were first cast. */
export const dayTallies = pgTable(
	'day_tally',
	{
		pollId: reference('poll_id')
			.notNull()
			.references(() => polls.id, { onDelete: 'cascade' }),
		day: date('day').notNull(),
		electorate: electorate(),
		ballots: integer('ballots').notNull().default(0)
	},
	(t) => [
		primaryKey({ columns: [t.pollId, t.day, t.electorate] }),
		check('day_tally_count', sql`${t.ballots} >= 0`)
	]
);

/** Ballots of people who answered twice, by both answers; those who stayed are among them. */
export const moveTallies = pgTable(
	'move_tally',
	{
		pollId: reference('poll_id').notNull(),
		electorate: electorate(),
		beforeOptionId: reference('before_option_id').notNull(),
		afterOptionId: reference('after_option_id').notNull(),
		ballots: integer('ballots').notNull().default(0)
	},
	(t) => [
		primaryKey({
			name: 'move_tally_pk',
			columns: [t.pollId, t.electorate, t.beforeOptionId, t.afterOptionId]
		}),
		foreignKey({
			name: 'move_tally_before',
			columns: [t.pollId, t.beforeOptionId],
			foreignColumns: [pollOptions.pollId, pollOptions.id]
		}).onDelete('cascade'),
		foreignKey({
			name: 'move_tally_after',
			columns: [t.pollId, t.afterOptionId],
			foreignColumns: [pollOptions.pollId, pollOptions.id]
		}).onDelete('cascade'),
		check('move_tally_electorate', sql`${t.electorate} in ('member', 'visitor')`),
		check('move_tally_count', sql`${t.ballots} >= 0`)
	]
);

/**
 * What ballots that stand and only name options say, by the day on which they were first cast:
 * what the voters of that day answer now, not what they answered then.
 */
export const optionDayTallies = pgTable(
	'option_day_tally',
	{
		pollId: reference('poll_id').notNull(),
		day: date('day').notNull(),
		optionId: reference('option_id').notNull(),
		electorate: electorate(),
		ballots: integer('ballots').notNull().default(0)
	},
	(t) => [
		primaryKey({ columns: [t.pollId, t.day, t.optionId, t.electorate] }),
		foreignKey({
			name: 'option_day_tally_option',
			columns: [t.pollId, t.optionId],
			foreignColumns: [pollOptions.pollId, pollOptions.id]
		}).onDelete('cascade'),
		check('option_day_tally_count', sql`${t.ballots} >= 0`)
	]
);

/** Of ranked and scored ballots: every option against every other one. */
export const pairTallies = pgTable(
	'pair_tally',
	{
		pollId: reference('poll_id')
			.notNull()
			.references(() => polls.id, { onDelete: 'cascade' }),
		electorate: electorate(),
		/** For each pair of options on how many ballots the one stands above the other: rows of a matrix in the order of the poll. */
		ballots: integer('ballots').array().notNull(),
		/** Counts the changes, so that what is computed from `pattern_tally` can be kept until there is one. */
		version: integer('version').notNull().default(1)
	},
	(t) => [
		primaryKey({ columns: [t.pollId, t.electorate] }),
		check('pair_tally_counts', sql`0 <= all (${t.ballots})`)
	]
);

/** How many ranked ballots say the same: what the rounds of an instant run-off are counted from. */
export const patternTallies = pgTable(
	'pattern_tally',
	{
		pollId: reference('poll_id')
			.notNull()
			.references(() => polls.id, { onDelete: 'cascade' }),
		electorate: electorate(),
		/** A byte for each option of the poll: its rank, 0 where it has none. */
		pattern: bytea('pattern').notNull(),
		ballots: integer('ballots').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.pollId, t.electorate, t.pattern] }),
		check('pattern_tally_length', sql`octet_length(${t.pattern}) between 2 and 20`),
		check('pattern_tally_count', sql`${t.ballots} >= 1`)
	]
);
