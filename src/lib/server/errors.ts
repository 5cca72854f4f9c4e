/** The asker may not do this; the interface did not offer it. Becomes 403. */
export class Forbidden extends Error {}

/** The asker is kept from writing by an act of moderation; becomes 403, and says until when. */
export class Suspended extends Forbidden {
	/** Null: without an end. */
	readonly until: Date | null;

	constructor(until: Date | null) {
		super('suspended');
		this.until = until;
	}
}

/** Too many of these; becomes 429. */
export class TooMany extends Error {
	/** Whole seconds until the next one is accepted. */
	readonly retryAfter: number;

	constructor(retryAfter: number) {
		super(`too many requests, retry after ${retryAfter} s`);
		this.retryAfter = retryAfter;
	}
}

/** Of the socket, and of the driver about it. */
const UNREACHABLE = new Set([
	'EADDRNOTAVAIL',
	'EAGAIN', // the queue of a Unix socket is full
	'EAI_AGAIN',
	'ECONNABORTED',
	'ECONNREFUSED',
	'ECONNRESET',
	'EHOSTDOWN',
	'EHOSTUNREACH',
	'ENETDOWN',
	'ENETUNREACH',
	'ENOENT',
	'ENOTFOUND',
	'EPIPE',
	'ERR_STREAM_DESTROYED',
	'ERR_STREAM_WRITE_AFTER_END',
	'ETIMEDOUT',
	'CONNECTION_CLOSED',
	'CONNECTION_ENDED',
	'CONNECTION_DESTROYED',
	'CONNECT_TIMEOUT'
]);

/** SQLSTATEs, or their class: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const PASSING = [
	'08', // the connection
	'25006', // read_only_sql_transaction: a replica that is not promoted yet
	'25P03', // idle_in_transaction_session_timeout
	'25P04', // transaction_timeout
	'40', // serialization failures and deadlocks
	'53', // out of connections, memory or disk
	'55P03', // lock_not_available: lock_timeout
	'57', // canceled, shutting down, starting up, crashed
	'58' // the system below it
];

/** The innermost error: drizzle wraps what the driver said together with the bound parameters, which no log may see. */
export function causeOf(error: unknown): unknown {
	let cause = error;
	while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause;
	return cause;
}

/** Whether the database could not be reached or did not keep up, so that a later try may succeed. */
export function isUnavailable(error: unknown): boolean {
	const code = codeOf(error);
	if (code === undefined) return false;
	if (UNREACHABLE.has(code)) return true;
	return /^[0-9A-Z]{5}$/.test(code) && PASSING.some((state) => code.startsWith(state));
}

/** Whether the database refused a row for this constraint. */
export function isViolationOf(error: unknown, constraint: string): boolean {
	const cause = causeOf(error);
	return (
		typeof cause === 'object' &&
		cause !== null &&
		'constraint_name' in cause &&
		cause.constraint_name === constraint
	);
}

function codeOf(error: unknown): string | undefined {
	const cause = causeOf(error);
	return typeof cause === 'object' && cause !== null && 'code' in cause
		? String(cause.code)
		: undefined;
}
