import type postgres from 'postgres';
import type { Connection, Connections, Question } from './connections.ts';
import { PLANNED_ANEW } from './planned-anew.ts';

type Ask = <T>(question: Question<T>) => Promise<T>;

/** What drizzle does with a query: await its rows, or those of `values()`, where each is a list. */
type Query = PromiseLike<unknown> & { values: () => Promise<unknown> };

type Types = Record<'parsers' | 'serializers', Record<number, unknown>>;

/** As much of the driver's client as drizzle uses, over connections that are never used again once broken. */
export class DrizzleClient {
	/** Drizzle writes here what it reads and writes by itself; every client needs the same. */
	readonly options: Types;
	readonly #connections: Connections;

	constructor(connections: Connections, types: Types) {
		this.#connections = connections;
		this.options = types;
	}

	unsafe(text: string, values: unknown[] = []): Query {
		const ask: Ask = (question) => this.#connections.use((connection) => connection.ask(question));
		return newQuery(ask, text, values);
	}

	begin<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
		return this.#connections.use((connection) => runTransaction(connection, work));
	}
}

/** Drizzle's client within a transaction. */
class Transaction {
	readonly #connection: Connection;
	#isOver = false;
	#savepoints = 0;
	/** Whoever catches the error of a statement has not undone that the transaction failed. */
	failure: unknown;

	constructor(connection: Connection) {
		this.#connection = connection;
	}

	unsafe(text: string, values: unknown[] = []): Query {
		return newQuery((question) => this.ask(question), text, values);
	}

	async savepoint<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
		const name = `s${this.#savepoints++}`;
		await this.ask((client) => client.unsafe(`savepoint ${name}`));
		try {
			const result = await work(this);
			if (this.failure) throw this.failure;
			return result;
		} catch (error) {
			this.failure = undefined;
			await this.ask((client) => client.unsafe(`rollback to ${name}`));
			throw error;
		}
	}

	async ask<T>(question: Question<T>): Promise<T> {
		// A query that nobody awaited must not end up in the next transaction.
		if (this.#isOver) throw new Error('this transaction is over');
		try {
			return await this.#connection.ask(question);
		} catch (error) {
			this.failure ??= error;
			throw error;
		}
	}

	end(): void {
		this.#isOver = true;
	}
}

async function runTransaction<T>(
	connection: Connection,
	work: (transaction: Transaction) => Promise<T>
): Promise<T> {
	const transaction = new Transaction(connection);
	await connection.ask((client) => client.unsafe('begin'));
	try {
		const result = await work(transaction);
		if (transaction.failure) throw transaction.failure;
		transaction.end();
		await connection.ask((client) => client.unsafe('commit'));
		return result;
	} catch (error) {
		transaction.end();
		// With a lost connection the transaction is gone, too.
		if (!connection.isLost) await connection.ask((client) => client.unsafe('rollback'));
		throw error;
	}
}

/** Ours are few and have parameters: each connection keeps them all, parsed and planned, but for a few. */
function newQuery(ask: Ask, text: string, values: unknown[]): Query {
	const query = (client: postgres.Sql) =>
		client.unsafe(text, values as postgres.ParameterOrJSON<never>[], {
			prepare: values.length > 0 && !text.startsWith(PLANNED_ANEW)
		});
	return {
		then: (done, failed) => ask(query).then(done, failed),
		values: () => ask((client) => query(client).values())
	};
}
