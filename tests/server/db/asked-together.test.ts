import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { askedTogether } from '#lib/server/db/asked-together.ts';
import type { Database } from '#lib/server/db/client.ts';
import { rateLimits } from '#lib/server/platform/tables.ts';
import { testDatabase } from '../../support/database.ts';

/** Held by a test for as long as a reading must not be answered. */
const LOCK = 7_252_001;

const write = (db: Database, key: string) => db.insert(rateLimits).values({ key, points: 1 });

/** Counts what is written under a key; divides by it, so that a reading of nothing fails. */
function reading() {
	const begun = vi.fn();
	const read = askedTogether(async (db, { key }: { key: string }) => {
		begun();
		const [row] = await db.execute<{ share: number }>(sql`
			with held as materialized (select pg_advisory_xact_lock_shared(${LOCK}))
			select 12 / count(r.key)::int as share
			from held left join rate_limit r on r.key like ${key} || '%'`);
		return row!;
	});
	return { read, begun };
}

/** Has `ask` wait for its answer until `meanwhile` is done. */
async function whileHeld<T>(ask: () => Promise<T>, meanwhile: () => Promise<unknown>) {
	const { db, openPool } = await testDatabase();
	const answer = await openPool().db.transaction(async (holder) => {
		await holder.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
		const asked = Promise.allSettled([ask()]);
		await expect
			.poll(() =>
				db.execute(sql`select from pg_locks where locktype = 'advisory' and objid = ${LOCK}
					and not granted and database = (select oid from pg_database where datname = current_database())`)
			)
			.toHaveLength(1);
		await meanwhile();
		return { asked };
	});
	return (await answer.asked)[0];
}

test('those who come while others are answered are answered by one reading, begun after they came', async () => {
	const { db } = await testDatabase();
	const { read, begun } = reading();
	await write(db, 'late 1');
	const later: Promise<{ share: number }>[] = [];
	const first = await whileHeld(
		() => read(db, { key: 'late' }),
		async () => {
			later.push(read(db, { key: 'late' }));
			await write(db, 'late 2');
			later.push(read(db, { key: 'late' }), read(db, { key: 'late' }));
		}
	);
	expect(first).toEqual({ status: 'fulfilled', value: { share: 12 } });
	expect(await Promise.all(later)).toEqual([{ share: 6 }, { share: 6 }, { share: 6 }]);
	expect(begun).toHaveBeenCalledTimes(2);
});

test('what was answered is not kept', async () => {
	const { db } = await testDatabase();
	const { read } = reading();
	for (const share of [12, 6, 4]) {
		await write(db, `again ${share}`);
		expect(await read(db, { key: 'again' })).toEqual({ share });
	}
});

test('a reading that fails fails for those who waited for it, and for nobody later', async () => {
	const { db } = await testDatabase();
	const { read, begun } = reading();
	const later: Promise<unknown>[] = [];
	const first = await whileHeld(
		() => read(db, { key: 'none' }),
		async () => {
			await write(db, 'none 1');
			later.push(read(db, { key: 'none' }));
		}
	);
	expect(first?.status).toBe('rejected');
	expect(await Promise.all(later)).toEqual([{ share: 12 }]);
	await expect(read(db, { key: 'nothing' })).rejects.toThrow();
	expect(begun).toHaveBeenCalledTimes(3);
});

test('other values, and a transaction, are asked apart', async () => {
	const { db } = await testDatabase();
	const { read, begun } = reading();
	await write(db, 'mine 1');
	await write(db, 'other 1');
	await db.transaction(async (inside) => {
		await write(inside, 'mine 2');
		const [mine, other] = [{ key: 'mine' }, { key: 'other' }];
		const asked = [read(db, mine), read(inside, mine), read(db, other)];
		expect(await Promise.all(asked)).toEqual([{ share: 12 }, { share: 6 }, { share: 12 }]);
	});
	expect(begun).toHaveBeenCalledTimes(3);
});
