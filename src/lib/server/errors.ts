/** The asker may not do this; the interface did not offer it. Becomes 403. */
export class Forbidden extends Error {}

/** Too many of these; becomes 429. */
export class TooMany extends Error {
	/** Whole seconds until the next one is accepted. */
	readonly retryAfter: number;

	constructor(retryAfter: number) {
		super(`too many requests, retry after ${retryAfter} s`);
		this.retryAfter = retryAfter;
	}
}

const UNREACHABLE = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'ENOENT',
	'EPIPE',
	'ETIMEDOUT',
	'ENOTFOUND',
	'CONNECTION_CLOSED',
	'CONNECTION_ENDED',
	'CONNECTION_DESTROYED',
	'CONNECT_TIMEOUT',
	'53300', // too_many_connections
	'57P01', // admin_shutdown
	'57P02', // crash_shutdown
	'57P03' // cannot_connect_now
]);

const OVERLOADED = new Set([
	'40001', // serialization_failure
	'40P01', // deadlock_detected
	'55P03', // lock_not_available: lock_timeout
	'57014' // query_canceled: statement_timeout
]);

/** The innermost error: drizzle wraps what the driver said together with the bound parameters, which no log may see. */
export function causeOf(error: unknown): unknown {
	let cause = error;
	while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause;
	return cause;
}

/** Whether the database could not be reached or did not keep up, so that a later try may succeed. */
export function isUnavailable(error: unknown): boolean {
	const code = codeOf(error);
	return code !== undefined && (UNREACHABLE.has(code) || OVERLOADED.has(code));
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
