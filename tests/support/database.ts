import { sql } from 'drizzle-orm';
import { afterAll, inject } from 'vitest';
import type { Ctx } from '#lib/server/ctx.ts';
import { openPool, type Pool } from '#lib/server/db/client.ts';
import { Jobs } from '#lib/server/platform/jobs.ts';
import { Secret } from '#lib/server/platform/secret.ts';
import { cloneDatabase } from './clone.ts';

export type TestDatabase = Pool & {
	url: string;
	/** A further pool: what two connections do to each other needs two. */
	openPool: () => Pool;
};

let opened: Promise<TestDatabase> | null = null;
let jobs: Jobs | null = null;
const endings: (() => Promise<void>)[] = [];

/** The database of this test file: a clone of the migrated template, dropped after its last test. */
export function testDatabase(): Promise<TestDatabase> {
	return (opened ??= openTestDatabase());
}

async function openTestDatabase(): Promise<TestDatabase> {
	const clone = await cloneDatabase(inject('templateUrl'));
	endings.push(clone.drop);
	const open = () => {
		// However slow the machine is today.
		const pool = openPool(clone.url, { statementTimeout: 60_000 });
		endings.push(pool.close);
		return pool;
	};
	const pool = open();
	jobs = new Jobs(pool);
	endings.push(() => jobs?.stop() ?? Promise.resolve());
	return { ...pool, url: clone.url, openPool: open };
}

afterAll(async () => {
	for (const end of endings.splice(0).reverse()) await end();
	opened = null;
});

/** Always the same, so that hashes of one test run can be compared. */
export const testSecret = new Secret('a secret of tests, which guards nothing at all');

/** A visitor without a cookie who reads French; say what is different. */
export const aCtx = (given: Pick<Ctx, 'db'> & Partial<Ctx>): Ctx => ({
	secret: testSecret,
	// Asked for in a transaction of the test's own: never done, unless the test does it.
	jobs: jobs!,
	locale: 'fr',
	asker: null,
	network: null,
	visitorToken: null,
	...given
});

/** The site of this test file, and the same as another process has it: what two do to each other at once. */
export async function aSharedSite(): Promise<{ ctx: Ctx; other: Ctx }> {
	const database = await testDatabase();
	return { ctx: aCtx({ db: database.db }), other: aCtx({ db: database.openPool().db }) };
}

/** A test inside one transaction that is undone afterwards: quick, and no test sees another's rows. */
export function rolledBack(work: (ctx: Ctx) => Promise<void>): () => Promise<void> {
	return async () => {
		const { db } = await testDatabase();
		const undo = new Error('undo');
		await db
			.transaction(async (db) => {
				await work(aCtx({ db }));
				throw undo;
			})
			.catch((error: unknown) => {
				if (error !== undo) throw error;
			});
	};
}

/** How many rows of these tables `work` has Postgres look at; in a transaction of its own. */
export async function rowsRead(
	ctx: Ctx,
	tables: string[],
	work: () => Promise<unknown>
): Promise<number> {
	const read = async () => {
		const [row] = await ctx.db.execute<{ rows: string }>(sql`
			select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as rows
			from pg_stat_xact_user_tables where relname = any(${`{${tables.join(',')}}`}::text[])`);
		return Number(row?.rows);
	};
	const before = await read();
	await work();
	return (await read()) - before;
}
