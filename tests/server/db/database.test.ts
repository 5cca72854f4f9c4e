import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inTransaction } from '#lib/server/ctx.ts';
import { plannedAnew } from '#lib/server/db/planned-anew.ts';
import { rateLimits } from '#lib/server/platform/tables.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';

test('every migration is in a new database, and what one transaction undoes is gone', async () => {
	const { db } = await testDatabase();
	await rolledBack(async (ctx) => {
		await ctx.db.insert(rateLimits).values({ key: 'undone', points: 1 });
		expect(await ctx.db.select().from(rateLimits)).toHaveLength(1);
	})();
	expect(await db.select().from(rateLimits)).toEqual([]);
});

test('a transaction inside another one is undone alone', async () => {
	const { db } = await testDatabase();
	await rolledBack(async (ctx) => {
		await ctx.db.insert(rateLimits).values({ key: 'outer', points: 1 });
		const failing = inTransaction(ctx, async (ctx) => {
			await ctx.db.insert(rateLimits).values({ key: 'inner', points: 1 });
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		expect((await ctx.db.select().from(rateLimits)).map((row) => row.key)).toEqual(['outer']);
	})();
	expect(await aCtx({ db }).db.execute(sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test('a query that is planned anew leaves no plan behind; others do', async () => {
	const { db } = await testDatabase();
	await db.transaction(async (db) => {
		await db.execute(sql`${plannedAnew} select ${1}::int as anew_here`);
		await db.execute(sql`select ${1}::int as kept_here`);
		const [row] = await db.execute<{ kept: string[] }>(sql`select array(
			select substring(statement from 'anew_here|kept_here') from pg_prepared_statements
			where statement ~ '(anew|kept)_here' and statement !~ 'pg_prepared') as kept`);
		expect(row?.kept).toEqual(['kept_here']);
	});
});
