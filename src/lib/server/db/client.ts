import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { Connections, type Question } from './connections.ts';
import { DrizzleClient } from './drizzle-client.ts';

/** A pool or one transaction of it: domain functions do not care which. */
export type Database = PostgresJsDatabase;

/** For the few who do without drizzle: sends a template with its values, or a script as it is. */
export type RawSql = {
	<Row extends object = postgres.Row>(
		text: TemplateStringsArray,
		...values: postgres.ParameterOrFragment<never>[]
	): Promise<postgres.RowList<Row[]>>;
	unsafe: (text: string) => Promise<postgres.RowList<postgres.Row[]>>;
};

export type Pool = {
	db: Database;
	sql: RawSql;
	/** One connection from end to end, for what belongs to a session. */
	hold: <T>(work: (sql: RawSql) => Promise<T>) => Promise<T>;
	close: () => Promise<void>;
};

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
	const types = { parsers: {}, serializers: {} };
	const open = (onclose: () => void) => {
		const client = postgres(url, {
			...(host && { host }),
			max: 1,
			connect_timeout: 5,
			idle_timeout: 60,
			// It would end a transaction between two of its statements; see `Connection.isOld`.
			max_lifetime: null,
			onclose,
			onnotice: (notice) => options.onNotice?.(notice['message'] ?? 'notice'),
			connection: {
				application_name: 'palabre',
				statement_timeout: statementTimeout,
				lock_timeout: statementTimeout === 0 ? 0 : 3_000,
				idle_in_transaction_session_timeout: 10_000
			}
		});
		Object.assign(client.options.parsers, types.parsers);
		Object.assign(client.options.serializers, types.serializers);
		return client;
	};
	const connections = new Connections(open, options.max ?? 10);
	return {
		db: drizzle(new DrizzleClient(connections, types) as unknown as postgres.Sql),
		sql: rawSql((question) => connections.use((connection) => connection.ask(question))),
		hold: (work) =>
			connections.use((connection) => work(rawSql((question) => connection.ask(question)))),
		close: () => connections.close()
	};
}

type Ask = <T>(question: Question<T>) => Promise<T>;

function rawSql(ask: Ask): RawSql {
	const sql = (text: TemplateStringsArray, ...values: postgres.ParameterOrFragment<never>[]) =>
		ask((client) => client(text, ...values));
	return Object.assign(sql, {
		unsafe: (text: string) => ask((client) => client.unsafe(text))
	}) as RawSql;
}
