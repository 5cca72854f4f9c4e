import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	date,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	type AnyPgColumn,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { MAIL_CHOICES, MAIL_KINDS } from '../../rules/mail.ts';
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
		/** As its owner gave it last. Until it is confirmed nothing goes there but the mail that asks for it, and it is nobody's. */
		email: text('email'),
		/** The one that its owner is known to read; differs from `email` while a new one waits. */
		confirmedEmail: text('confirmed_email'),
		/** `emailKey` of it (rules/email.ts): an address belongs to one account, from its confirmation on. */
		confirmedEmailKey: text('confirmed_email_key').unique(),
		/** What of their notifications is mailed to them. */
		mail: text('mail', { enum: MAIL_CHOICES }).notNull().default('none'),
		/** When their last digest was asked for, or digests were chosen. */
		digestAt: moment('digest_at'),
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
		/** Whoever invited them; public. */
		invitedBy: reference('invited_by').references((): AnyPgColumn => members.id, {
			onDelete: 'set null'
		}),
		/** Whether nobody can log in before the address is confirmed. */
		awaitsAddress: boolean('awaits_address').notNull().default(false),
		createdAt: writtenAt('created_at'),
		closedAt: moment('closed_at'),
		/** Until then they read, vote and take back what is theirs, and write nothing; see standing.ts. */
		suspendedUntil: moment('suspended_until'),
		/** Closed by a steward: the same without an end. */
		barredAt: moment('barred_at')
	},
	(t) => [
		check('member_handle_length', sql`char_length(${t.handle}) between 2 and 30`),
		check('member_display_name_length', sql`char_length(${t.displayName}) between 1 and 60`),
		check('member_email_length', sql`char_length(${t.email}) <= 254`),
		check('member_confirmed_email_length', sql`char_length(${t.confirmedEmail}) <= 254`),
		check(
			'member_confirmed_email_has_key',
			sql`(${t.confirmedEmail} is null) = (${t.confirmedEmailKey} is null)`
		),
		check('member_mail', sql`${t.mail} in ('none', 'each', 'daily', 'weekly')`),
		index('member_digest')
			.on(t.digestAt)
			.where(sql`${t.mail} in ('daily', 'weekly')`),
		index('member_invited_by')
			.on(t.invitedBy, t.id)
			.where(sql`${t.invitedBy} is not null`),
		index('member_awaiting')
			.on(t.createdAt)
			.where(sql`${t.awaitsAddress}`),
		// name_words is made by the migration "search".
		index('member_names')
			.using('gin', sql`name_words(handle || ' ' || display_name)`)
			.where(sql`${t.closedAt} is null`),
		check('member_role', sql`${t.role} in ('member', 'moderator', 'steward')`),
		check('member_fold_below', sql`${t.foldBelow} between -100 and 0`),
		check('member_locale', sql`${t.locale} in ('fr', 'en')`),
		check(
			'member_open_has_password',
			sql`${t.closedAt} is not null or ${t.passwordHash} is not null`
		)
	]
);

/** Fields of a form by their names, and the page that it stands on. */
export type KeptForm = { page: string; fields: Record<string, string> };

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
		agent: text('agent').notNull(),
		/** When its owner last proved in it who they are. */
		provedAt: moment('proved_at')
			.notNull()
			.default(sql`clock_timestamp()`),
		/** What they were sending when they had to prove it again, but for passwords and codes. */
		kept: jsonb('kept').$type<KeptForm>(),
		keptAt: moment('kept_at')
	},
	(t) => [
		index('session_member').on(t.memberId),
		index('session_expiry').on(t.expiresAt),
		index('session_kept')
			.on(t.keptAt)
			.where(sql`${t.keptAt} is not null`),
		check('session_hash_length', sql`octet_length(${t.hash}) = 32`),
		check('session_agent_length', sql`char_length(${t.agent}) <= 60`),
		check('session_kept_at', sql`(${t.kept} is null) = (${t.keptAt} is null)`),
		check('session_kept_length', sql`char_length(${t.kept}::text) <= 400000`)
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

/**
 * Leave to make one account. The token follows from the server's secret and the id, so
 * that whoever invites can copy the link again, and the table alone opens nothing.
 */
export const invitations = pgTable(
	'invitation',
	{
		id: serialId(),
		inviterId: reference('inviter_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		/** For the inviter: whom it is for. */
		note: text('note').notNull(),
		createdAt: writtenAt('created_at'),
		expiresAt: moment('expires_at').notNull(),
		usedAt: moment('used_at'),
		/** Null also once that account is gone. */
		usedBy: reference('used_by').references(() => members.id, { onDelete: 'set null' }),
		revokedAt: moment('revoked_at')
	},
	(t) => [
		index('invitation_inviter').on(t.inviterId, t.id),
		index('invitation_used_by').on(t.usedBy),
		check('invitation_note', sql`char_length(${t.note}) <= 60`),
		check('invitation_ended_once', sql`${t.usedAt} is null or ${t.revokedAt} is null`)
	]
);

/** Links that were mailed to a member: the newest for each purpose, the others are void. */
export const mailedLinks = pgTable(
	'mailed_link',
	{
		memberId: reference('member_id')
			.notNull()
			.references(() => members.id, { onDelete: 'cascade' }),
		purpose: text('purpose', { enum: ['confirm-address', 'reset-password'] }).notNull(),
		/** SHA-256 of the token. */
		hash: bytea('hash').notNull().unique(),
		expiresAt: moment('expires_at').notNull(),
		usedAt: moment('used_at')
	},
	(t) => [
		primaryKey({ columns: [t.memberId, t.purpose] }),
		index('mailed_link_expiry').on(t.expiresAt),
		check('mailed_link_hash_length', sql`octet_length(${t.hash}) = 32`),
		check('mailed_link_purpose', sql`${t.purpose} in ('confirm-address', 'reset-password')`)
	]
);

/** Mails that were asked for, each sent once; never what they say. */
export const mails = pgTable(
	'mail',
	{
		id: serialId(),
		/** What must be mailed once only has a name of its own. */
		key: text('key')
			.notNull()
			.unique()
			.default(sql`gen_random_uuid()`),
		/** Null: to nobody, as when an address that nobody has asks for a new password. */
		memberId: reference('member_id').references(() => members.id, { onDelete: 'cascade' }),
		kind: text('kind', { enum: MAIL_KINDS }).notNull(),
		/** An address that is the member's no longer and shall hear so; forgotten once it did. */
		recipient: text('recipient'),
		createdAt: writtenAt('created_at'),
		/** Counted towards the day's most, from the first attempt on. */
		countedOn: date('counted_on'),
		attempts: integer('attempts').notNull().default(0),
		/** While it runs: until when nobody else may try. */
		claimedUntil: moment('claimed_until'),
		sentAt: moment('sent_at'),
		/** It is not sent any more: nothing to say, one too many, or refused for good. */
		droppedAt: moment('dropped_at'),
		/** A code, never an address. */
		lastError: text('last_error')
	},
	(t) => [
		index('mail_member').on(t.memberId, t.countedOn),
		index('mail_age').on(t.createdAt),
		check('mail_key_length', sql`char_length(${t.key}) between 1 and 60`),
		check('mail_kind', sql.raw(`kind in (${MAIL_KINDS.map((kind) => `'${kind}'`).join(', ')})`)),
		check('mail_recipient_length', sql`char_length(${t.recipient}) <= 254`),
		check('mail_last_error_length', sql`char_length(${t.lastError}) <= 60`)
	]
);
