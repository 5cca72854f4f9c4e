import { siteCtx } from '../ctx.ts';
import { causeOf } from '../errors.ts';
import { sendMail } from '../mail/send.ts';
import { announceComment } from '../notifications/announce.ts';
import type { Handlers } from '../platform/jobs.ts';
import { publishInTime } from '../publishing/publish.ts';
import type { Site } from './site.ts';

/** Seconds until a start that found no database is tried again. */
const AGAIN = 5;

/** Has this process do jobs for as long as it serves; they end with `site.jobs`. */
export function startWork(site: Site): void {
	const ctx = siteCtx(site);
	const office = { mailer: site.mailer, address: site.config.address };
	const handlers: Handlers = {
		'announce-comment': ({ commentId }) => announceComment(ctx, commentId),
		'send-mail': ({ mailId }) => sendMail(ctx, office, mailId),
		'publish-article': ({ articleId }) =>
			publishInTime(ctx, { id: articleId, zone: site.config.timeZone })
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
