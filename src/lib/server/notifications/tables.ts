import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { mails, members } from '../accounts/tables.ts';
import { articles } from '../articles/tables.ts';
import { comments } from '../comments/tables.ts';
import { listed, moment, reference, serialId, writtenAt } from '../db/columns.ts';

/** Why somebody is told of a comment; of several reasons the first. */
export const COMMENT_REASONS = ['reply', 'mention', 'follow'] as const;

/** What is told of an article to those who write, translate or correct it. */
export const ARTICLE_REASONS = [
	'invited',
	'published',
	'refused',
	'archived',
	'restored',
	/** It was submitted, and somebody who writes it along has changed it. */
	'draft-again',
	'withdrawn',
	'translation-sent',
	'translation-accepted',
	'translation-returned',
	'correction-accepted',
	'correction-declined',
	'corrected',
	'option-sent',
	'option-accepted',
	'option-refused'
] as const;

/** What is told to a member of an act of moderators on them. */
export const ACT_REASONS = [
	'act',
	'act-undone',
	'appeal-upheld',
	'appeal-dismissed',
	/** What had waited for a moderator. */
	'comment-posted',
	'comment-refused'
] as const;

/** What became of something that a member reported. */
export const REPORT_OUTCOMES = ['report-upheld', 'report-dismissed'] as const;

const REASONS = [
	...COMMENT_REASONS,
	...ARTICLE_REASONS,
	...ACT_REASONS,
	...REPORT_OUTCOMES
] as const;
export type NotificationReason = (typeof REASONS)[number];

/** A comment that a member is told of, once; what became of an article of theirs, or of a report; an act on them. */
export const notifications = pgTable(
	'notification',
	{
		id: serialId(),
		memberId: reference('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		articleId: reference('article_id').references(() => articles.id, { onDelete: 'cascade' }),
		commentId: reference('comment_id'),
		/** Acts and reports lie in a domain above: the migration makes these keys foreign. */
		actId: reference('act_id'),
		reportId: reference('report_id'),
		reason: text('reason', { enum: REASONS }).notNull(),
		createdAt: writtenAt('created_at'),
		readAt: moment('read_at'),
		/** The mail that tells of it, alone or in a digest. */
		mailId: reference('mail_id').references(() => mails.id, { onDelete: 'set null' })
	},
	(t) => [
		unique('notification_once').on(t.memberId, t.commentId),
		index('notification_order').on(t.memberId, t.id),
		index('notification_unread')
			.on(t.memberId, t.id)
			.where(sql`${t.readAt} is null`),
		index('notification_age').on(t.createdAt),
		index('notification_report')
			.on(t.reportId)
			.where(sql`${t.reportId} is not null`),
		index('notification_mail')
			.on(t.mailId)
			.where(sql`${t.mailId} is not null`),
		foreignKey({
			name: 'notification_comment',
			columns: [t.articleId, t.commentId],
			foreignColumns: [comments.articleId, comments.id]
		}).onDelete('cascade'),
		check(
			'notification_reason',
			sql.raw(`case
				when act_id is not null then reason in (${listed(ACT_REASONS)})
				when report_id is not null then reason in (${listed(REPORT_OUTCOMES)})
				when comment_id is not null then reason in (${listed(COMMENT_REASONS)})
				else reason in (${listed(ARTICLE_REASONS)}) end`)
		),
		check(
			'notification_of_one_thing',
			sql.raw(`num_nonnulls(article_id, act_id, report_id) = 1
				and (comment_id is null or article_id is not null)`)
		)
	]
);
