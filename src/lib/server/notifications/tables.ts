import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { mails, members } from '../accounts/tables.ts';
import { articles } from '../articles/tables.ts';
import { comments } from '../comments/tables.ts';
import { moment, reference, serialId, writtenAt } from '../db/columns.ts';

/** Why somebody is told of a comment; of several reasons the first. */
export const COMMENT_REASONS = ['reply', 'mention', 'follow'] as const;

/** What is told of an article to those who write, translate or correct it. */
export const ARTICLE_REASONS = [
	'invited',
	'published',
	'refused',
	'translation-sent',
	'translation-accepted',
	'translation-returned',
	'correction-accepted',
	'correction-declined',
	'corrected'
] as const;

const listed = (reasons: readonly string[]) => reasons.map((reason) => `'${reason}'`).join(', ');

/** A comment that a member is told of, once; or what became of an article of theirs. */
export const notifications = pgTable(
	'notification',
	{
		id: serialId(),
		memberId: reference('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		commentId: reference('comment_id'),
		reason: text('reason', { enum: [...COMMENT_REASONS, ...ARTICLE_REASONS] }).notNull(),
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
		check(
			'notification_reason',
			sql.raw(`case when comment_id is null then reason in (${listed(ARTICLE_REASONS)})
				else reason in (${listed(COMMENT_REASONS)}) end`)
		)
	]
);
