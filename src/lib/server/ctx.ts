import { DEFAULT_LOCALE, type Locale } from '../rules/locale.ts';
import type { Role } from '../rules/permissions.ts';
import type { Order, View } from '../rules/threads.ts';
import type { Database, Pool } from './db/client.ts';
import { Jobs } from './platform/jobs.ts';
import type { Secret } from './platform/secret.ts';

export type Member = {
	id: number;
	handle: string;
	displayName: string;
	role: Role;
	locale: Locale;
	/** How threads are shown to them, where the address does not say. */
	threadView: View;
	threadOrder: Order;
	/** Comments with a lower score are folded; null: none ever. */
	foldBelow: number | null;
	/** Whether they follow the branches in which they write. */
	followsOwn: boolean;
	/** Whether the account is younger than `NEW_ACCOUNT.days`. */
	isNew: boolean;
};

export type Asker = Member | null;

/** Who asks, in which language, in which transaction. The first argument of every domain function. */
export type Ctx = {
	db: Database;
	secret: Secret;
	/** What shall happen once this transaction is through. */
	jobs: Jobs;
	locale: Locale;
	asker: Asker;
	/** Keyed hash of the asker's network (IPv4 /24, IPv6 /56); only ever throttles. Null in scripts. */
	network: string | null;
	/** The visitor token of this browser, null before its first vote. Kept beside a member too, until their ballots are joined. */
	visitorToken: string | null;
};

export type MemberCtx = Ctx & { asker: Member };

/** Somebody who can hold a ballot: one member, or one browser. */
export type Voter =
	{ electorate: 'member'; memberId: number } | { electorate: 'visitor'; token: string };

export type VoterCtx = Ctx & { voter: Voter };

/** The site itself: for what nobody asks for, and as the ground of what somebody does. */
export const siteCtx = ({
	pool,
	secret,
	jobs
}: {
	pool: Pool;
	secret: Secret;
	jobs?: Jobs;
}): Ctx => ({
	db: pool.db,
	secret,
	jobs: jobs ?? new Jobs(pool),
	locale: DEFAULT_LOCALE,
	asker: null,
	network: null,
	visitorToken: null
});

/** As somebody who was never here: for what is told to everybody alike, whoever asks. */
export const asStranger = (ctx: Ctx): Ctx => ({ ...ctx, asker: null, visitorToken: null });

/** Runs `work` in one transaction; inside another one, in a savepoint of it. */
export function inTransaction<C extends Ctx, T>(ctx: C, work: (ctx: C) => Promise<T>): Promise<T> {
	return ctx.db.transaction((db) => work({ ...ctx, db }));
}
