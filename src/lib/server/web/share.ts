import type { RequestEvent } from '@sveltejs/kit';

/** Read by server/page-cache.ts, which takes it off before anybody sees it. */
export const SHARED_HEADER = 'palabre-shared';

/**
 * Says that this page is the same for everybody without a session or a visitor
 * token, until one of the tags is notified as changed. Call it only when the
 * page was made for such a person.
 */
export function shareWithEverybody(event: RequestEvent, tags: string[]): void {
	const { ctx } = event.locals;
	if (ctx.asker === null && ctx.visitorToken === null) {
		event.setHeaders({ [SHARED_HEADER]: tags.join(' ') });
	}
}
