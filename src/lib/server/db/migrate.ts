import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';

/** Any number that no other advisory lock of this software uses. */
const MIGRATION_LOCK = 7_252_273;

/**
 * Brings the database to the newest migration.
 *
 * Several processes may start at once: a session lock lets one work while the
 * others wait, so this needs a direct connection, not one through PgBouncer.
 */
export async function migrateDatabase(sql: postgres.Sql, folder: string): Promise<void> {
	const connection = await sql.reserve();
	try {
		await connection`select pg_advisory_lock(${MIGRATION_LOCK})`;
		try {
			// A reserved connection has no `options`, which drizzle reads its parsers from.
			const session = Object.assign(connection, { options: sql.options });
			await migrate(drizzle(session), { migrationsFolder: folder });
		} finally {
			await connection`select pg_advisory_unlock(${MIGRATION_LOCK})`;
		}
	} finally {
		connection.release();
	}
}

/** SHA-256 of the newest migration's text, as drizzle stores it in its journal. */
export async function newestMigration(folder: string): Promise<string> {
	const journal = JSON.parse(await readFile(path.join(folder, 'meta/_journal.json'), 'utf8')) as {
		entries: { tag: string }[];
	};
	const newest = journal.entries.at(-1);
	if (!newest) throw new Error(`no migration in ${folder}`);
	return createHash('sha256')
		.update(await readFile(path.join(folder, `${newest.tag}.sql`)))
		.digest('hex');
}
