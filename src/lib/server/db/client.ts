import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** A pool or one transaction of it: domain functions do not care which. */
export type Database = PostgresJsDatabase;

export type Pool = { db: Database; sql: postgres.Sql; close: () => Promise<void> };

export type PoolOptions = {
	max?: number;
	/** Milliseconds; 0 for long maintenance work. */
	statementTimeout?: number;
	/** Called when a connection dies, idle ones included; without it the process would end. */
	onNotice?: (message: string) => void;
};

/**
 * Splits what postgres.js cannot read from an address: a socket directory.
 * `postgres://user@localhost/name?host=/run/pg` gives the address without it and the directory.
 */
export function splitSocket(address: string): { url: string; host?: string } {
	const url = new URL(address);
	const host = url.searchParams.get('host');
	if (!host?.startsWith('/')) return { url: address };
	url.searchParams.delete('host');
	return { url: url.toString(), host };
}

/** Opens a pool; connections are made when they are first needed. */
export function openPool(address: string, options: PoolOptions = {}): Pool {
	const { url, host } = splitSocket(address);
	const statementTimeout = options.statementTimeout ?? 5_000;
	const sql = postgres(url, {
		...(host && { host }),
		max: options.max ?? 10,
		connect_timeout: 5,
		idle_timeout: 60,
		max_lifetime: 60 * 60,
		onnotice: (notice) => options.onNotice?.(notice['message'] ?? 'notice'),
		connection: {
			application_name: 'palabre',
			statement_timeout: statementTimeout,
			lock_timeout: statementTimeout === 0 ? 0 : 3_000,
			idle_in_transaction_session_timeout: 10_000
		}
	});
	return { db: drizzle(keepPrepared(sql)), sql, close: () => sql.end({ timeout: 5 }) };
}

type Unsafe = postgres.Sql['unsafe'];
/** Takes a name or not, and then the work. */
type OpenScope<C> = (...args: (string | ((inner: C) => unknown))[]) => unknown;

/**
 * Drizzle asks the driver to prepare only what it was told to name, so that any
 * other query is parsed and planned anew each time, and takes two round trips.
 * Ours are few and have parameters: each connection keeps them all.
 */
function keepPrepared<C extends { unsafe: Unsafe }>(client: C): C {
	const send = client.unsafe;
	client.unsafe = ((query, values = [], options = {}) =>
		send(query, values, { ...options, prepare: values.length > 0 })) as Unsafe;
	const scopes = client as { begin?: OpenScope<C>; savepoint?: OpenScope<C> };
	for (const name of ['begin', 'savepoint'] as const) {
		const open = scopes[name];
		if (!open) continue;
		scopes[name] = (...args) => {
			const work = args.pop() as (inner: C) => unknown;
			return open(...args, (inner: C) => work(keepPrepared(inner)));
		};
	}
	return client;
}
