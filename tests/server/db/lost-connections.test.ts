import { sql } from 'drizzle-orm';
import { onTestFinished, expect, test } from 'vitest';
import { openPool, type Database, type PoolOptions } from '#lib/server/db/client.ts';
import { causeOf, isUnavailable } from '#lib/server/errors.ts';
import { rateLimits } from '#lib/server/platform/tables.ts';
import { testDatabase } from '../../support/database.ts';

/** With one connection, so that whoever comes next gets the one that was broken, if anybody does. */
async function aPool(options: PoolOptions = {}) {
	const { url } = await testDatabase();
	const pool = openPool(url, { max: 1, ...options });
	onTestFinished(pool.close);
	return pool;
}

const backendOf = async (db: Database) => {
	const [row] = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
	return row!.pid;
};

/** Waits until it is gone. */
async function kill(pid: number): Promise<void> {
	const { db } = await testDatabase();
	await db.execute(sql`select pg_terminate_backend(${pid}, 5000)`);
}

/** Sends many rows, and then does something in their middle. */
const brokenOffBy = (act: string) =>
	sql`select g, repeat('x', 10000), case when g = 500 then ${sql.raw(act)} end
		from generate_series(1, ${1000}::int) g`;

const unavailable = expect.toSatisfy((error: unknown) => isUnavailable(error)) as Error;

test('an answer that broke off leaves nothing behind in the next one', async () => {
	const { db } = await aPool();
	const query = db.execute(brokenOffBy('pg_terminate_backend(pg_backend_pid())::text'));
	await expect(query).rejects.toEqual(unavailable);
	expect(await db.execute(sql`select ${1}::int as one`)).toEqual([{ one: 1 }]);
});

test('a query that took too long leaves none of its rows behind', async () => {
	const { db } = await aPool({ statementTimeout: 300 });
	await expect(db.execute(brokenOffBy('pg_sleep(60)::text'))).rejects.toEqual(unavailable);
	expect(await db.execute(sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test('a transaction that lost its connection goes on nowhere else', async () => {
	const { db } = await aPool();
	const row = (key: string) => ({ key, points: 1 });
	const lost = db.transaction(async (tx) => {
		await tx.insert(rateLimits).values(row('before'));
		await kill(await backendOf(tx));
		// As somebody would who takes the error for one of the statement.
		await tx
			.insert(rateLimits)
			.values(row('within'))
			.catch(() => {});
		await tx.insert(rateLimits).values(row('after'));
	});
	const next = db.transaction((tx) => tx.insert(rateLimits).values(row('next')));
	await expect(lost).rejects.toEqual(unavailable);
	await next;
	expect(await db.select({ key: rateLimits.key }).from(rateLimits)).toEqual([{ key: 'next' }]);
	await db.delete(rateLimits);
});

test('everybody who waits is answered when connections are lost, and served again', async () => {
	const { db } = await aPool({ max: 3 });
	const pids = await Promise.all([1, 2, 3].map(() => db.transaction(backendOf)));
	const answers = Promise.allSettled(
		Array.from({ length: 40 }, (_, index) =>
			index % 2 === 0
				? db.execute(sql`select ${index}::int as index, pg_sleep(0.01)::text`)
				: db.transaction((tx) => tx.execute(sql`select ${index}::int as index`))
		)
	);
	await Promise.all(pids.map(kill));
	(await answers).forEach((answer, index) => {
		if (answer.status === 'fulfilled') expect(answer.value[0]).toMatchObject({ index });
		else expect(answer.reason).toEqual(unavailable);
	});
	expect(await db.execute(sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test('a transaction of which a statement failed is not committed, even when nobody minds', async () => {
	const { db } = await aPool();
	const outcome = db.transaction(async (tx) => {
		await tx.insert(rateLimits).values({ key: 'lost', points: 1 });
		await tx.execute(sql`select 1 / 0`).catch(() => {});
	});
	await expect(outcome.catch((error: unknown) => causeOf(error))).resolves.toMatchObject({
		code: '22012'
	});
	expect(await db.select().from(rateLimits)).toEqual([]);
});

test('a pool that is closed lets a transaction finish and takes no new one', async () => {
	const { db, close } = await aPool();
	let inside = () => {};
	const began = new Promise<void>((resolve) => (inside = resolve));
	const running = db.transaction(async (tx) => {
		inside();
		await tx.execute(sql`select pg_sleep(0.1)`);
		return backendOf(tx);
	});
	await began;
	const closing = close();
	await expect(db.execute(sql`select 1`)).rejects.toEqual(unavailable);
	expect(await running).toBeGreaterThan(0);
	await closing;
});
