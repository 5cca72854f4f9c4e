import { statfs } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import type { Measures } from '../../rules/health.ts';
import type { Ctx } from '../ctx.ts';
import { UPKEEP_INTERVAL } from './run-upkeep.ts';

/** Of how many queues' jobs which are in which state. */
export type QueueCount = {
	queue: string;
	waiting: number;
	active: number;
	failed: number;
	done: number;
};

/**
 * Measures the site as it is now.
 *
 * @param site where its data lies, and whether its mails are sent
 */
export async function measureHealth(
	ctx: Ctx,
	site: { dataDir: string; sendsMail: boolean }
): Promise<Measures> {
	const disk = await statfs(site.dataDir);
	const [row] = await ctx.db.execute<Omit<Measures, 'diskFree' | 'sendsMail'>>(sql`select
		(select count(*) from poll where closed_at is null
			and closes_at < clock_timestamp() - ${2 * UPKEEP_INTERVAL} * interval '1 minute')::int as "overduePolls",
		(select coalesce(extract(epoch from clock_timestamp() - min(start_after)), 0)
			from pgboss.job where state in ('created', 'retry') and start_after <= clock_timestamp())::int as "jobWaits",
		(select count(*) from pgboss.job where state = 'failed')::int as "failedJobs",
		(select count(*) from mail where sent_at is null and dropped_at is null
			and created_at < clock_timestamp() - interval '1 hour')::int as "lateMails",
		(select count(*) from pg_stat_activity where backend_type = 'client backend')::int as connections,
		current_setting('max_connections')::int as "maxConnections",
		(select count(*) from member where role = 'steward' and closed_at is null)::int as stewards,
		(select coalesce(extract(day from clock_timestamp() - min(submitted_at)), 0) from (
			select max(happened_at) as submitted_at from article_event
			join article on article.id = article_event.article_id
			where article.state = 'submitted' and accepted_at is null and to_state = 'submitted'
			group by article.id) as submitted)::int as "reviewWaits"`);
	if (!row) throw new Error('a select without a table gave no row');
	return { ...row, diskFree: disk.bavail / disk.blocks, sendsMail: site.sendsMail };
}

/** What the queues hold; of jobs that are done, those of the last days. */
export async function countJobs(ctx: Ctx): Promise<QueueCount[]> {
	return ctx.db.execute<QueueCount>(sql`select name as queue,
		count(*) filter (where state in ('created', 'retry'))::int as waiting,
		count(*) filter (where state = 'active')::int as active,
		count(*) filter (where state = 'failed')::int as failed,
		count(*) filter (where state = 'completed')::int as done
		from pgboss.job where name not like '\\_\\_%' group by name order by name`);
}

/** Bytes of the database, and what it runs on. */
export async function describeDatabase(ctx: Ctx): Promise<{ bytes: number; version: string }> {
	const [row] = await ctx.db.execute<{ bytes: string; version: string }>(
		sql`select pg_database_size(current_database()) as bytes, current_setting('server_version') as version`
	);
	return { bytes: Number(row?.bytes ?? 0), version: row?.version ?? '' };
}
