import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';

/** Any number that no other advisory lock of this software uses. */
const MIGRATION_LOCK = 7_252_273;

/**
 * Brings the database to the newest migration.
 *
 * Several processes may start at once: a session lock lets one work while the
 * others wait, so this needs direct connections, not ones through PgBouncer.
 * It takes two: drizzle cannot begin a transaction on a reserved one.
 */
export async function migrateDatabase(sql: postgres.Sql, folder: string): Promise<void> {
	const connection = await sql.reserve();
	try {
		await connection`select pg_advisory_lock(${MIGRATION_LOCK})`;
		try {
			await migrate(drizzle(sql), { migrationsFolder: folder });
		} finally {
			await connection`select pg_advisory_unlock(${MIGRATION_LOCK})`;
		}
	} finally {
		connection.release();
	}
}
