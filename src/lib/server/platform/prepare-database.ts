import { migrateDatabase } from '../db/migrate.ts';
import type { Pool } from '../db/client.ts';
import { prepareQueues } from './jobs.ts';

/** Brings our tables and those of the job queue to what this version needs; several processes may do it at once. */
export async function prepareDatabase(pool: Pool, migrations: string): Promise<void> {
	await migrateDatabase(pool, migrations);
	await prepareQueues(pool);
}
