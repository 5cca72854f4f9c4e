import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	date,
	index,
	pgTable,
	smallint,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { FOLD_BELOW } from '../../rules/ranking.ts';
import { FIRST_CHOICE, ORDERS, VIEWS } from '../../rules/threads.ts';
import { bytea, moment, reference, serialId, writtenAt } from '../db/columns.ts';

export const members = pgTable(
	'member',
	{
		id: serialId(),
		/** As its owner writes it; shown with an @. */
		handle: text('handle').notNull(),
		/** NFKC and case fold of the handle: what must be unique. */
		handleKey: text('handle_key').notNull().unique(),
		displayName: text('display_name').notNull(),
		email: text('email'),
		emailKey: text('email_key').unique(),
		/** Argon2id in PHC format; null once the account is closed. */
		passwordHash: text('password_hash'),
		role: text('role', { enum: ['member', 'moderator', 'steward'] })
			.notNull()
			.default('member'),
		locale: text('locale', { enum: ['fr', 'en'] }).notNull(),
		/** How threads are shown to them, where the address does not say. */
		threadView: text('thread_view', { enum: VIEWS }).notNull().default(FIRST_CHOICE.view),
		threadOrder: text('thread_order', { enum: ORDERS }).notNull().default(FIRST_CHOICE.order),
		/** Comments with a lower score are folded; null: none ever. */
		foldBelow: smallint('fold_below').default(FOLD_BELOW[0]),
		/** Whether they follow the branches in which they write. */
		followsOwn: boolean('follows_own').notNull().default(true),
		createdAt: writtenAt('created_at'),
		closedAt: moment('closed_at')
	},
	(t) => [
		check('member_handle_length', sql`char_length(${t.handle}) between 2 and 30`),
		check('member_display_name_length', sql`char_length(${t.displayName}) between 1 and 60`),
		check('member_email_length', sql`char_length(${t.email}) <= 254`),
		check('member_email_has_key', sql`(${t.email} is null) = (${t.emailKey} is null)`),
		check('member_role', sql`${t.role} in ('member', 'moderator', 'steward')`),
		check('member_fold_below', sql`${t.foldBelow} between -100 and 0`),
		check('member_locale', sql`${t.locale} in ('fr', 'en')`),
		check(
			'member_open_has_password',
			sql`${t.closedAt} is not null or ${t.passwordHash} is not null`
		)
	]
);

export const sessions = pgTable(
	'session',
	{
		/** SHA-256 of the session id; the id itself is only in its owner's cookie. */
		hash: bytea('hash').primaryKey(),
		/** What its owner names it by when ending it; opens nothing. */
		label: uuid('label').notNull().defaultRandom().unique(),
		memberId: reference('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		expiresAt: moment('expires_at').notNull(),
		createdAt: writtenAt('created_at'),
		/** A class such as "Firefox, Linux", never the full header. */
		agent: text('agent').notNull()
	},
	(t) => [
		index('session_member').on(t.memberId),
		index('session_expiry').on(t.expiresAt),
		check('session_hash_length', sql`octet_length(${t.hash}) = 32`),
		check('session_agent_length', sql`char_length(${t.agent}) <= 60`)
	]
);

export const oneTimeTokens = pgTable(
	'one_time_token',
	{
		/** SHA-256 of the token. */
		hash: bytea('hash').primaryKey(),
		purpose: text('purpose', { enum: ['first-steward'] }).notNull(),
		createdOn: date('created_on')
			.notNull()
			.default(sql`current_date`),
		expiresAt: moment('expires_at').notNull(),
		usedAt: moment('used_at')
	},
	(t) => [
		check('one_time_token_hash_length', sql`octet_length(${t.hash}) = 32`),
		check('one_time_token_purpose', sql`${t.purpose} in ('first-steward')`),
		uniqueIndex('one_time_token_one_open')
			.on(t.purpose)
			.where(sql`${t.usedAt} is null`)
	]
);
