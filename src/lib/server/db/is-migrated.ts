import type { RawSql } from './client.ts';
import journal from '../../../../drizzle/meta/_journal.json' with { type: 'json' };

/** Whether the newest migration that this build knows has been applied; a newer database is fine. */
export async function isMigrated(sql: RawSql): Promise<boolean> {
	const newest = Math.max(...journal.entries.map((entry) => entry.when));
	const [row] = await sql<{ done: boolean }>`
		select exists (
			select from drizzle.__drizzle_migrations where created_at >= ${newest}
		) as done`;
	return row?.done ?? false;
}
