import { sql } from 'drizzle-orm';
import { check, foreignKey, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { PLACE_RULES } from '../../rules/moderation.ts';
import { articles } from '../articles/tables.ts';
import { byteText, reference, serialId, writtenAt } from '../db/columns.ts';
import { comments } from './tables.ts';

/** Where nobody may write: below a comment, or in the whole thread. */
export const threadLocks = pgTable(
	'thread_lock',
	{
		id: serialId(),
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		/** Where the branch begins; null: the whole thread. */
		commentId: reference('comment_id'),
		/** Of that comment, which never moves; empty for the whole thread, as every path begins so. */
		path: byteText('path').notNull(),
		rule: text('rule', { enum: PLACE_RULES }).notNull(),
		/** As the moderator says it to everybody. */
		reason: text('reason').notNull(),
		since: writtenAt('since')
	},
	(t) => [
		unique('thread_lock_once').on(t.articleId, t.path),
		foreignKey({
			name: 'thread_lock_branch',
			columns: [t.articleId, t.commentId],
			foreignColumns: [comments.articleId, comments.id]
		}).onDelete('cascade'),
		check('thread_lock_branch_has_path', sql`(${t.commentId} is null) = (${t.path} = '')`),
		check(
			'thread_lock_rule',
			sql.raw(`rule in (${PLACE_RULES.map((rule) => `'${rule}'`).join(', ')})`)
		),
		check('thread_lock_reason', sql`char_length(${t.reason}) between 1 and 2000`)
	]
);
