import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { mails, members } from '../accounts/tables.ts';
import { comments } from '../comments/tables.ts';
import { moment, reference, serialId, writtenAt } from '../db/columns.ts';

/** Why somebody is told of a comment; of several reasons the first. */
export const NOTIFICATION_REASONS = ['reply', 'mention', 'follow'] as const;

/** A comment that a member is told of, once. */
export const notifications = pgTable(
	'notification',
	{
		id: serialId(),
		memberId: reference('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		articleId: reference('article_id').notNull(),
		commentId: reference('comment_id').notNull(),
		reason: text('reason', { enum: NOTIFICATION_REASONS }).notNull(),
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
		index('notification_mail')
			.on(t.mailId)
			.where(sql`${t.mailId} is not null`),
		foreignKey({
			name: 'notification_comment',
			columns: [t.articleId, t.commentId],
			foreignColumns: [comments.articleId, comments.id]
		}).onDelete('cascade'),
		check('notification_reason', sql`${t.reason} in ('reply', 'mention', 'follow')`)
	]
);
