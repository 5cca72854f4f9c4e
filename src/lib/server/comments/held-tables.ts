import { sql } from 'drizzle-orm';
import {
	bigint,
	check,
	foreignKey,
	index,
	integer,
	pgTable,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { HOLD_MOST, HOLD_REASONS } from '../../rules/holding.ts';
import { REPLY_KINDS } from '../../rules/reply-kinds.ts';
import { members } from '../accounts/tables.ts';
import { articles } from '../articles/tables.ts';
import { listed, moment, reference, serialId, writtenAt } from '../db/columns.ts';
import { comments } from './tables.ts';

/**
 * What somebody sent and a moderator must read first: no comment yet, so that nothing
 * that reads comments has to leave it out. All that posting it needs is kept.
 */
export const heldComments = pgTable(
	'held_comment',
	{
		id: serialId(),
		memberId: reference('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		parentId: reference('parent_id'),
		/** Empty once it is posted: the comment has the words then. */
		markdown: text('markdown').notNull(),
		html: text('html').notNull(),
		language: text('language', { enum: ['fr', 'en'] }).notNull(),
		kind: text('kind', { enum: REPLY_KINDS }),
		/** The options of the article's first poll that its author chose to show with it. */
		stance: bigint('stance', { mode: 'number' })
			.array()
			.notNull()
			.default(sql`'{}'`),
		/** Of the form it was typed in; its comment gets the same. */
		idempotencyKey: uuid('idempotency_key').notNull(),
		why: text('why', { enum: HOLD_REASONS }).notNull(),
		heldAt: writtenAt('held_at'),
		state: text('state', { enum: ['waiting', 'posted', 'refused'] })
			.notNull()
			.default('waiting'),
		decidedAt: moment('decided_at'),
		/** The act that decided. Acts lie in a domain above: the migration makes the key foreign. */
		actId: reference('act_id'),
		/** What it became. */
		commentId: reference('comment_id').references(() => comments.id, { onDelete: 'set null' })
	},
	(t) => [
		unique('held_comment_once').on(t.memberId, t.idempotencyKey),
		foreignKey({
			name: 'held_comment_parent',
			columns: [t.articleId, t.parentId],
			foreignColumns: [comments.articleId, comments.id]
		}).onDelete('cascade'),
		index('held_comment_waiting')
			.on(t.heldAt, t.id)
			.where(sql`${t.state} = 'waiting'`),
		index('held_comment_own')
			.on(t.memberId, t.articleId)
			.where(sql`${t.state} = 'waiting'`),
		index('held_comment_article').on(t.articleId, t.parentId),
		index('held_comment_act')
			.on(t.actId)
			.where(sql`${t.actId} is not null`),
		index('held_comment_comment')
			.on(t.commentId)
			.where(sql`${t.commentId} is not null`),
		check('held_comment_length', sql`char_length(${t.markdown}) <= 10000`),
		check('held_comment_language', sql`${t.language} in ('fr', 'en')`),
		check('held_comment_kind', sql.raw(`kind in (${listed(REPLY_KINDS)})`)),
		check('held_comment_kind_of_reply', sql`${t.kind} is null or ${t.parentId} is not null`),
		check('held_comment_why', sql.raw(`why in (${listed(HOLD_REASONS)})`)),
		check('held_comment_state', sql`${t.state} in ('waiting', 'posted', 'refused')`),
		check(
			'held_comment_posted_is_empty',
			sql`(${t.state} = 'posted') = (${t.markdown} = '') and (${t.state} = 'posted') = (${t.html} = '')`
		),
		check(
			'held_comment_decided',
			sql`(${t.state} = 'waiting') = (${t.decidedAt} is null) and (${t.state} = 'waiting') = (${t.actId} is null)`
		)
	]
);

/** How many comments of a member a moderator still wants to read first. */
export const commentHolds = pgTable(
	'comment_hold',
	{
		memberId: reference('member_id')
			.primaryKey()
			.references(() => members.id, { onDelete: 'cascade' }),
		/** The act that asked for it: as above. */
		actId: reference('act_id').notNull(),
		remaining: integer('remaining').notNull()
	},
	(t) => [
		index('comment_hold_act').on(t.actId),
		check('comment_hold_remaining', sql`${t.remaining} between 0 and ${sql.raw(String(HOLD_MOST))}`)
	]
);
