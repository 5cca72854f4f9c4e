import { siteCtx } from '../ctx.ts';
import { causeOf } from '../errors.ts';
import type { Handlers } from '../platform/jobs.ts';
import type { Site } from './site.ts';

/** Seconds until a start that found no database is tried again. */
const AGAIN = 5;

/** Has this process do jobs for as long as it serves; they end with `site.jobs`. */
export function startWork(site: Site): void {
	const _ctx = siteCtx(site);
	const handlers: Handlers = {
		'announce-comment': () => Promise.resolve()
	};
	const complain = (error: unknown) =>
		site.log.warn({ cause: messageOf(error) }, 'a job failed; it is tried again');
	const start = () =>
		site.jobs.work(handlers, complain).catch((error: unknown) => {
			complain(error);
			setTimeout(() => void start(), AGAIN * 1000).unref();
		});
	void start();
}

/** The queue hands on what is like an error, but is none. */
function messageOf(error: unknown): string {
	const cause = causeOf(error);
	return cause && typeof cause === 'object' && 'message' in cause
		? String(cause.message)
		: String(cause);
}
