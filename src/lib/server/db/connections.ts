import type postgres from 'postgres';

/** Milliseconds after which a connection is made anew, so that none outlives a change of servers. */
const OLD = 60 * 60_000;

/** How long whoever uses a connection may go on when all are to be closed. */
const PATIENCE = 5_000;

/** Opens a client of the driver with one connection; calls `onclose` when that is gone. */
export type OpenClient = (onclose: () => void) => postgres.Sql;

export type Question<T> = (client: postgres.Sql) => PromiseLike<T>;

/**
 * One connection, which is asked one thing at a time and never used again after an answer broke off.
 *
 * The driver would go on with what was left of that answer: rows of one query turn up in
 * another, statements of a transaction that is gone are carried out in a later one, and a write
 * into the closed socket ends the process (porsager/postgres, issues 1119, 1133, 1216).
 */
export class Connection {
	readonly #client: postgres.Sql;
	readonly #openedAt = performance.now();
	#last: Promise<unknown> = Promise.resolve();
	#lost = false;

	constructor(open: OpenClient) {
		this.#client = open(() => (this.#lost = true));
	}

	get isLost(): boolean {
		return this.#lost;
	}

	get isOld(): boolean {
		return performance.now() - this.#openedAt > OLD;
	}

	ask<T>(question: Question<T>): Promise<T> {
		const answer = this.#last.then(() => this.#askNow(question));
		this.#last = answer.catch(() => {});
		return answer;
	}

	async end(): Promise<void> {
		this.#lost = true;
		await this.#client.end({ timeout: 0 });
	}

	async #askNow<T>(question: Question<T>): Promise<T> {
		if (this.#lost) throw broken('CONNECTION_CLOSED');
		try {
			return await question(this.#client);
		} catch (error) {
			if (!isWholeAnswer(error)) this.#lost = true;
			throw error;
		}
	}
}

type Waiter = { resolve: (connection: Connection) => void; reject: (error: Error) => void };

/** Up to `max` connections to one database, made when they are needed. */
export class Connections {
	readonly #open: OpenClient;
	readonly #max: number;
	readonly #all = new Set<Connection>();
	/** The last one used is used again first: the others may fall idle. */
	readonly #free: Connection[] = [];
	readonly #waiting: Waiter[] = [];
	#closed = false;
	#onIdle = () => {};

	constructor(open: OpenClient, max: number) {
		this.#open = open;
		this.#max = max;
	}

	/** Lends a connection to `work` alone; who comes when all are lent waits in line. */
	async use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
		const connection = await this.#take();
		try {
			return await work(connection);
		} finally {
			this.#give(connection);
		}
	}

	/** Waits for those who use one. */
	async close(): Promise<void> {
		this.#closed = true;
		for (const { reject } of this.#waiting.splice(0)) reject(broken('CONNECTION_ENDED'));
		if (this.#free.length < this.#all.size) {
			await new Promise<void>((resolve) => {
				this.#onIdle = resolve;
				setTimeout(resolve, PATIENCE).unref();
			});
		}
		await Promise.all([...this.#all].map((connection) => connection.end()));
	}

	#take(): Connection | Promise<Connection> {
		if (this.#closed) throw broken('CONNECTION_ENDED');
		for (let free = this.#free.pop(); free; free = this.#free.pop()) {
			if (!free.isLost && !free.isOld) return free;
			this.#discard(free);
		}
		if (this.#all.size < this.#max) return this.#add();
		return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
	}

	#give(connection: Connection): void {
		const next = this.#waiting.shift();
		if (connection.isLost) {
			this.#discard(connection);
			next?.resolve(this.#add());
		} else if (next) next.resolve(connection);
		else this.#free.push(connection);
		if (this.#free.length === this.#all.size) this.#onIdle();
	}

	#add(): Connection {
		const connection = new Connection(this.#open);
		this.#all.add(connection);
		return connection;
	}

	#discard(connection: Connection): void {
		this.#all.delete(connection);
		// Nobody waits for it, and it has nothing to say that matters.
		connection.end().catch(() => {});
	}
}

/**
 * Whether the database itself refused one statement, so that the connection is as good as before.
 * A statement that was canceled may have sent rows already, which the driver would not forget.
 */
function isWholeAnswer(error: unknown): boolean {
	const { severity, code } = error as { severity?: unknown; code?: unknown };
	return severity === 'ERROR' && code !== '57014';
}

/** As the driver names it. */
function broken(code: 'CONNECTION_CLOSED' | 'CONNECTION_ENDED'): Error {
	return Object.assign(new Error(`the connection to the database is gone: ${code}`), { code });
}
