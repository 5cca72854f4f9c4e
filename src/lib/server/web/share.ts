import type { RequestEvent } from '@sveltejs/kit';
import { READING_COOKIE, VISIT_COOKIE } from '../../rules/cookies.ts';
import { formatReading, type Reading } from '../../rules/reading.ts';

/** Read by server/page-cache.ts, which takes it off before anybody sees it. */
export const SHARED_HEADER = 'palabre-shared';

/** How far the threads on a shared page reach; see `isReadBy` in server/page.ts. */
export const REACHES_HEADER = 'palabre-reaches';

/**
 * Says that this page is the same for everybody without a session or a visitor
 * token, until one of the tags is notified as changed. Call it only when the
 * page was made for such a person.
 *
 * @param reaches the last comment of each thread on it: who has read less far gets a page of their own
 */
export function shareWithEverybody(
	event: RequestEvent,
	tags: string[],
	reaches: Reading = new Map()
): void {
	const { ctx } = event.locals;
	const cookies = [READING_COOKIE, VISIT_COOKIE].some((name) => event.cookies.get(name));
	if (ctx.asker !== null || ctx.visitorToken !== null || cookies) return;
	event.setHeaders({
		[SHARED_HEADER]: tags.join(' '),
		[REACHES_HEADER]: formatReading(reaches)
	});
}
