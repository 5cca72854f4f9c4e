import { sql } from 'drizzle-orm';
import {
	check,
	foreignKey,
	index,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { REPLY_KINDS } from '../../rules/reply-kinds.ts';
import { members } from '../accounts/tables.ts';
import { articles, tags } from '../articles/tables.ts';
import { listed, reference, serialId, writtenAt } from '../db/columns.ts';
import { comments } from './tables.ts';

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

/**
 * Of what a member is not told: an article, a branch, another member, whose comments are
 * folded for them, too, or a tag, whose articles are left out of their lists.
 */
export const mutes = pgTable(
	'mute',
	{
		id: serialId(),
		memberId: reference('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		mutedId: reference('muted_id').references(() => members.id, { onDelete: 'cascade' }),
		tagId: reference('tag_id').references(() => tags.id, { onDelete: 'cascade' }),
		articleId: reference('article_id').references(() => articles.id, { onDelete: 'cascade' }),
		commentId: reference('comment_id'),
		since: writtenAt('since')
	},
	(t) => [
		unique('mute_once')
			.on(t.memberId, t.mutedId, t.tagId, t.articleId, t.commentId)
			.nullsNotDistinct(),
		index('mute_order').on(t.memberId, t.id),
		index('mute_of_member').on(t.mutedId),
		index('mute_of_tag').on(t.tagId, t.memberId),
		index('mute_of_thread').on(t.articleId, t.commentId),
		foreignKey({
			name: 'mute_branch',
			columns: [t.articleId, t.commentId],
			foreignColumns: [comments.articleId, comments.id]
		}).onDelete('cascade'),
		check('mute_of_one_thing', sql`num_nonnulls(${t.mutedId}, ${t.tagId}, ${t.articleId}) = 1`),
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
		/** What a reply was to say that it is. */
		kind: text('kind', { enum: REPLY_KINDS }),
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
		check('comment_draft_kind', sql.raw(`kind in (${listed(REPLY_KINDS)})`)),
		check(
			'comment_draft_kind_of_reply',
			sql`${t.kind} is null or (${t.parentId} is not null and ${t.commentId} is null)`
		),
		check('comment_draft_length', sql`char_length(${t.markdown}) <= 10000`)
	]
);
