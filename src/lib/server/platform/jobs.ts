import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss, type ConstructorOptions } from 'pg-boss';
import type { Database, Pool, RawSql } from '../db/client.ts';
import { AT_ONCE, QUEUES, type JobData, type Queue } from './queues.ts';

export type Handlers = { [Q in Queue]: (data: JobData[Q]) => Promise<void> };

/** Told of what fails behind everybody's back: a database that is away, a job that failed. */
type Complain = (error: unknown) => void;

/** Seconds between two looks at an empty queue. */
const POLL = 1;

/**
 * What happens once per event, after the transaction that asked for it: kept by
 * pg-boss in the same database. Nothing is started before its first use.
 */
export class Jobs {
	readonly #pool: Pool;
	#sender: Promise<PgBoss> | null = null;
	#workers: PgBoss | null = null;

	constructor(pool: Pool) {
		this.#pool = pool;
	}

	/** Asks for a job in the transaction of `ctx`: it is done if that commits, and only then; not before `startAfter`. */
	async enqueue<Q extends Queue>(
		ctx: { db: Database },
		queue: Q,
		data: JobData[Q],
		{ startAfter }: { startAfter?: Date } = {}
	): Promise<void> {
		const boss = await (this.#sender ??= this.#open());
		await boss.send(queue, data, {
			db: fromDrizzle(ctx.db, sql),
			...(startAfter && { startAfter })
		});
	}

	/** The same for many at once, in one statement. */
	async enqueueAll<Q extends Queue>(
		ctx: { db: Database },
		queue: Q,
		jobs: JobData[Q][]
	): Promise<void> {
		if (jobs.length === 0) return;
		const boss = await (this.#sender ??= this.#open());
		const rows = jobs.map((data) => ({ data }));
		await boss.insert(queue, rows, { db: fromDrizzle(ctx.db, sql) });
	}

	/**
	 * Has jobs that failed for good begun once more, 1,000 at most.
	 *
	 * @returns how many there were
	 */
	async retryFailed(queue: Queue): Promise<number> {
		const boss = await (this.#sender ??= this.#open());
		const failed = await this.#pool.db.execute<{ id: string }>(
			sql`select id from pgboss.job where name = ${queue} and state = 'failed' limit 1000`
		);
		if (failed.length === 0) return 0;
		await boss.retry(
			queue,
			failed.map(({ id }) => id)
		);
		return failed.length;
	}

	/** Takes jobs until `stop`; each is done at least once, and again when it throws. */
	async work(handlers: Handlers, complain: Complain): Promise<void> {
		const boss = new PgBoss({ ...this.#options(), supervise: true });
		boss.on('error', complain);
		this.#workers = await boss.start();
		for (const queue of Object.keys(QUEUES) as Queue[]) {
			const handle = handlers[queue] as (data: object) => Promise<void>;
			const options = {
				pollingIntervalSeconds: POLL,
				batchSize: AT_ONCE[queue],
				// Those that wait are taken at once, not one look later.
				burstWhenBatchFull: true,
				// One that fails does not take the others along.
				perJobResults: true as const
			};
			await boss.work<object>(queue, options, (jobs) =>
				Promise.all(
					jobs.map(async ({ id, data }) => {
						try {
							await handle(data);
							return { id, status: 'completed' as const };
						} catch (error) {
							complain(error);
							// Kept in the job's row: never more than what a log may hold.
							return { id, status: 'failed' as const, output: { message: 'failed' } };
						}
					})
				)
			);
		}
	}

	/** Waits for jobs that run, a few seconds at most: those that are cut off begin again elsewhere. */
	async stop(): Promise<void> {
		await this.#workers?.stop({ timeout: 3_000 });
		const sender = await this.#sender?.catch(() => null);
		await sender?.stop({ graceful: false });
	}

	async #open(): Promise<PgBoss> {
		const boss = new PgBoss(this.#options());
		// The act that sends says so itself; this is about its rounds in the background.
		boss.on('error', () => {});
		return boss.start().catch((error: unknown) => {
			this.#sender = null;
			throw error;
		});
	}

	#options(): ConstructorOptions {
		return { db: throughPool(this.#pool), migrate: false, supervise: false, schedule: false };
	}
}

/** Makes or renews what pg-boss keeps in the database; part of every start, under the lock of migrations. */
export async function prepareQueues(pool: Pool): Promise<void> {
	const boss = new PgBoss({ db: throughPool(pool), supervise: false, schedule: false });
	let failure: unknown;
	boss.on('error', (error) => (failure ??= error));
	await boss.start();
	for (const [queue, options] of Object.entries(QUEUES)) {
		await boss.createQueue(queue, options);
		await boss.updateQueue(queue, options);
	}
	await boss.stop({ graceful: false });
	if (failure) throw failure;
}

/** pg-boss over our own driver: it brings another one, which would double the connections. */
function throughPool({ sql: raw, hold, db }: Pool): NonNullable<ConstructorOptions['db']> {
	const prepared = fromDrizzle(db, sql);
	return {
		async executeSql(text, values) {
			if (values && values.length > 0) {
				return prepared.executeSql(text, values.map(asParameter));
			}
			// Whole scripts, some with BEGIN and COMMIT: those need one connection from end to end.
			const isTransaction = /^\s*BEGIN\b/i.test(text);
			const run = (sql: RawSql) => sql.unsafe(text);
			return { rows: rowsOf(await (isTransaction ? hold(run) : run(raw))) };
		}
	};
}

/** Drizzle has switched off what the driver does with dates and JSON. */
function asParameter(value: unknown): unknown {
	if (value instanceof Date) return value.toISOString();
	const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isPlain && !Buffer.isBuffer(value) ? JSON.stringify(value) : value;
}

/** Of all statements of a script in one list, as pg-boss wants them. */
const rowsOf = (result: unknown[]): unknown[] => result.flatMap((part) => part);
