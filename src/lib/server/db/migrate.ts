import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type { Pool } from './client.ts';

/** Any number that no other advisory lock of this software uses. */
const MIGRATION_LOCK = 7_252_273;

/**
 * Brings the database to the newest migration.
 *
 * Several processes may start at once: a session lock lets one work while the
 * others wait, so this needs direct connections, not ones through PgBouncer.
 * It takes two: drizzle cannot begin a transaction on the one that is held.
 */
export async function migrateDatabase({ db, hold }: Pool, folder: string): Promise<void> {
	await hold(async (sql) => {
		await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
		try {
			await migrate(db, { migrationsFolder: folder });
		} finally {
			await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`;
		}
	});
}
