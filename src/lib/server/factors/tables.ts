import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { PASSKEY_NAME_MAX } from '../../rules/second-factor.ts';
import type { Onward } from '../../rules/unposted-comment.ts';
import { members } from '../accounts/tables.ts';
import { bytea, moment, reference, serialId, writtenAt } from '../db/columns.ts';

const ofMember = () => reference('member_id').references(() => members.id, { onDelete: 'cascade' });

/** An app that makes codes (TOTP, RFC 6238), at most one a member. */
export const authenticators = pgTable('authenticator', {
	memberId: ofMember().primaryKey(),
	/** Encrypted under the server's secret: whoever reads the table makes no codes. */
	sealedSecret: bytea('sealed_secret').notNull(),
	/** When the secret was made. */
	createdAt: writtenAt('created_at'),
	/** When its owner showed that the app has it; until then it opens nothing. */
	confirmedAt: moment('confirmed_at'),
	/** The time step (RFC 6238, 4.2) of the newest code that was used: it and all before it are used up. */
	lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0)
});

/** Each lets its owner in once without app and passkey. */
export const recoveryCodes = pgTable(
	'recovery_code',
	{
		/** SHA-256 of the code, which is 80 random bits; without the server's secret, so that they outlive it. */
		hash: bytea('hash').primaryKey(),
		memberId: ofMember().notNull(),
		usedAt: moment('used_at')
	},
	(t) => [
		index('recovery_code_member').on(t.memberId),
		check('recovery_code_hash_length', sql`octet_length(${t.hash}) = 32`)
	]
);

/** Credentials of WebAuthn. */
export const passkeys = pgTable(
	'passkey',
	{
		id: serialId(),
		memberId: ofMember().notNull(),
		credentialId: bytea('credential_id').notNull().unique(),
		/** In COSE. */
		publicKey: bytea('public_key').notNull(),
		/** By which the authenticator names the account: random, the same for all passkeys of a member. */
		userHandle: bytea('user_handle').notNull(),
		/** What the authenticator counted last; 0 for ever where it does not count. */
		counter: bigint('counter', { mode: 'number' }).notNull(),
		/** How browsers may reach it: `usb`, `internal` … */
		transports: text('transports').array().notNull(),
		/** As its owner calls it. */
		name: text('name').notNull(),
		createdAt: writtenAt('created_at'),
		lastUsedAt: moment('last_used_at')
	},
	(t) => [
		index('passkey_member').on(t.memberId),
		check(
			'passkey_name',
			sql`char_length(${t.name}) between 1 and ${sql.raw(String(PASSKEY_NAME_MAX))}`
		),
		check('passkey_credential_id', sql`octet_length(${t.credentialId}) between 1 and 1023`),
		check('passkey_public_key', sql`octet_length(${t.publicKey}) <= 4096`),
		check('passkey_transports', sql`cardinality(${t.transports}) <= 10`)
	]
);

/** What a passkey was asked to sign, until it did, once. */
export const passkeyChallenges = pgTable(
	'passkey_challenge',
	{
		/** SHA-256 of the challenge. */
		hash: bytea('hash').primaryKey(),
		/** To add one, to log in by it alone, as the second step of a login, to prove again who one is. */
		purpose: text('purpose', { enum: ['add', 'login', 'second-step', 'again'] }).notNull(),
		/** Whose passkey; null where that is to be learned. */
		memberId: ofMember(),
		/** Of the one that is added. */
		userHandle: bytea('user_handle'),
		expiresAt: moment('expires_at').notNull()
	},
	(t) => [
		index('passkey_challenge_expiry').on(t.expiresAt),
		index('passkey_challenge_member').on(t.memberId),
		check('passkey_challenge_hash_length', sql`octet_length(${t.hash}) = 32`),
		check(
			'passkey_challenge_purpose',
			sql`${t.purpose} in ('add', 'login', 'second-step', 'again')`
		),
		check('passkey_challenge_member', sql`(${t.purpose} = 'login') = (${t.memberId} is null)`),
		check(
			'passkey_challenge_user_handle',
			sql`(${t.purpose} = 'add') = (${t.userHandle} is not null)`
		)
	]
);

/** Logins of which the password was right and the second step is missing: they open nothing. */
export const pendingLogins = pgTable(
	'pending_login',
	{
		/** SHA-256 of the token in the browser's cookie. */
		hash: bytea('hash').primaryKey(),
		memberId: ofMember().notNull(),
		/** SHA-256 of the password's hash: a new password ends what began with the old one. */
		passwordMark: bytea('password_mark').notNull(),
		/** Where to go afterwards, and the text that waits for it. */
		onward: jsonb('onward').$type<Onward>().notNull(),
		expiresAt: moment('expires_at').notNull()
	},
	(t) => [
		index('pending_login_member').on(t.memberId),
		index('pending_login_expiry').on(t.expiresAt),
		check('pending_login_hash_length', sql`octet_length(${t.hash}) = 32`)
	]
);
