import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { ACT_KINDS, PLACE_RULES, REPORT_REASONS, SUBJECT_KINDS } from '../../rules/moderation.ts';
import { members } from '../accounts/tables.ts';
import { articles } from '../articles/tables.ts';
import { comments } from '../comments/tables.ts';
import { listed, moment, reference, serialId } from '../db/columns.ts';
import { resources } from '../resources/tables.ts';

const now = (name: string) =>
	moment(name)
		.notNull()
		.default(sql`clock_timestamp()`);

/**
 * What moderators did, for everybody to read: rows are added, undone at most, never
 * deleted; a trigger of the migration sees to it. What they are about may go.
 */
export const moderationActs = pgTable(
	'moderation_act',
	{
		id: serialId(),
		kind: text('kind', { enum: ACT_KINDS }).notNull(),
		moderatorId: reference('moderator_id').references(() => members.id, { onDelete: 'set null' }),
		/** Null where somebody was right, and what waited is posted; and of a poll, in which no rule is broken. */
		rule: text('rule', { enum: PLACE_RULES }),
		/** Empty where somebody was right. */
		reason: text('reason').notNull(),
		articleId: reference('article_id').references(() => articles.id, { onDelete: 'set null' }),
		commentId: reference('comment_id').references(() => comments.id, { onDelete: 'set null' }),
		/** Comments to be held; ballots that were removed. */
		amount: integer('amount'),
		/** Whom it is on. Null where it is on no one, as a branch or thread that is closed, and once they have left. */
		memberId: reference('member_id').references(() => members.id, { onDelete: 'set null' }),
		happenedAt: now('happened_at'),
		/** Of a suspension. */
		expiresAt: moment('expires_at'),
		undoneAt: moment('undone_at'),
		undoneBy: reference('undone_by').references(() => members.id, { onDelete: 'set null' }),
		undoReason: text('undo_reason')
	},
	(t) => [
		index('moderation_act_comment').on(t.commentId, t.id),
		index('moderation_act_article').on(t.articleId, t.id),
		index('moderation_act_member').on(t.memberId, t.id),
		// Two moderators at once: one act.
		uniqueIndex('moderation_act_one_hiding')
			.on(t.commentId)
			.where(sql`${t.kind} = 'hide-comment' and ${t.undoneAt} is null`),
		check('moderation_act_kind', sql.raw(`kind in (${listed(ACT_KINDS)})`)),
		check('moderation_act_rule', sql.raw(`rule in (${listed(PLACE_RULES)})`)),
		check('moderation_act_reason', sql`char_length(${t.reason}) <= 2000`),
		check(
			'moderation_act_says_why',
			sql`(${t.kind} in ('approve-comment', 'cancel-poll')) = (${t.rule} is null) and (${t.kind} = 'approve-comment') = (${t.reason} = '')`
		),
		check(
			'moderation_act_amount',
			sql`(${t.kind} in ('hold-comments', 'remove-ballots')) = (${t.amount} is not null) and ${t.amount} > 0`
		),
		check('moderation_act_undo_reason', sql`char_length(${t.undoReason}) between 1 and 2000`),
		check('moderation_act_undone', sql`(${t.undoneAt} is null) = (${t.undoReason} is null)`),
		check(
			'moderation_act_suspension_ends',
			sql`(${t.kind} = 'suspend') = (${t.expiresAt} is not null)`
		)
	]
);

/** A member asks moderators to look at something. */
export const reports = pgTable(
	'report',
	{
		id: serialId(),
		/** Null once they have left. */
		reporterId: reference('reporter_id').references(() => members.id, { onDelete: 'set null' }),
		kind: text('kind', { enum: SUBJECT_KINDS }).notNull(),
		/** The article itself, or where the comment or link stands; null for a profile. */
		articleId: reference('article_id').references(() => articles.id, { onDelete: 'cascade' }),
		commentId: reference('comment_id').references(() => comments.id, { onDelete: 'cascade' }),
		resourceId: reference('resource_id').references(() => resources.id, { onDelete: 'cascade' }),
		memberId: reference('member_id').references(() => members.id, { onDelete: 'cascade' }),
		/** `subjectKey` of rules/moderation.ts: by what reports belong together. */
		subject: text('subject')
			.notNull()
			.generatedAlwaysAs(
				sql.raw(`kind || '-' || case kind when 'comment' then comment_id::text
					when 'article' then article_id::text when 'link' then resource_id::text
					else member_id::text end`)
			),
		reason: text('reason', { enum: REPORT_REASONS }).notNull(),
		words: text('words').notNull(),
		createdAt: now('created_at'),
		state: text('state', { enum: ['open', 'upheld', 'dismissed'] })
			.notNull()
			.default('open'),
		decidedAt: moment('decided_at'),
		decidedBy: reference('decided_by').references(() => members.id, { onDelete: 'set null' }),
		/** What the reporter is told; empty where the act says it. */
		answer: text('answer'),
		/** The act that it led to. */
		actId: reference('act_id').references(() => moderationActs.id)
	},
	(t) => [
		uniqueIndex('report_one_open')
			.on(t.reporterId, t.subject)
			.where(sql`${t.state} = 'open'`),
		index('report_open')
			.on(t.subject, t.id)
			.where(sql`${t.state} = 'open'`),
		index('report_of_reporter').on(t.reporterId, t.id),
		index('report_comment').on(t.commentId),
		// How heated a branch is; see comments/slow-down.ts.
		index('report_lately')
			.on(t.articleId, t.createdAt)
			.where(sql`${t.kind} = 'comment' and ${t.state} <> 'dismissed'`),
		check('report_kind', sql.raw(`kind in (${listed(SUBJECT_KINDS)})`)),
		check(
			'report_of_one_thing',
			sql.raw(`(kind = 'comment') = (comment_id is not null)
				and (kind = 'link') = (resource_id is not null)
				and (kind = 'member') = (member_id is not null)
				and (kind = 'member') = (article_id is null)`)
		),
		check('report_reason', sql.raw(`reason in (${listed(REPORT_REASONS)})`)),
		check('report_words', sql`char_length(${t.words}) <= 1000`),
		check('report_other_says_what', sql`${t.reason} <> 'other' or ${t.words} <> ''`),
		check('report_state', sql`${t.state} in ('open', 'upheld', 'dismissed')`),
		check(
			'report_decided',
			sql`(${t.state} = 'open') = (${t.decidedAt} is null) and (${t.state} = 'open') = (${t.answer} is null)`
		),
		check('report_answer', sql`char_length(${t.answer}) <= 2000`)
	]
);

/** A member asks that an act that concerns them be looked at by somebody else; once. */
export const appeals = pgTable(
	'appeal',
	{
		actId: reference('act_id')
			.primaryKey()
			.references(() => moderationActs.id),
		memberId: reference('member_id').references(() => members.id, { onDelete: 'set null' }),
		words: text('words').notNull(),
		appealedAt: now('appealed_at'),
		decidedAt: moment('decided_at'),
		decidedBy: reference('decided_by').references(() => members.id, { onDelete: 'set null' }),
		/** Then the act is undone. */
		isUpheld: boolean('is_upheld'),
		answer: text('answer')
	},
	(t) => [
		index('appeal_open')
			.on(t.appealedAt)
			.where(sql`${t.decidedAt} is null`),
		index('appeal_member').on(t.memberId),
		check('appeal_words', sql`char_length(${t.words}) between 1 and 2000`),
		check('appeal_answer', sql`char_length(${t.answer}) between 1 and 2000`),
		check(
			'appeal_decided',
			sql`(${t.decidedAt} is null) = (${t.isUpheld} is null) and (${t.decidedAt} is null) = (${t.answer} is null)`
		)
	]
);

/** What a moderator has taken from the desk, for a while. */
export const deskClaims = pgTable(
	'desk_claim',
	{
		/** `comment-12`, or of what is no subject of reports: `appeal-3`, `submission-4`, `held-5`. */
		subject: text('subject').primaryKey(),
		moderatorId: reference('moderator_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		claimedAt: now('claimed_at')
	},
	(t) => [
		index('desk_claim_moderator').on(t.moderatorId),
		check('desk_claim_subject', sql`${t.subject} ~ '^[a-z]+-[0-9]{1,18}$'`)
	]
);
