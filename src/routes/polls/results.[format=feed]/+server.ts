import { listClosedPolls } from '#lib/server/feeds/list-polls.ts';
import { resultEntries } from '#lib/server/web/feed-entries.ts';
import { answerFeed } from '#lib/server/web/feed.ts';
import { textIn } from '#lib/text/text.ts';
import type { RequestHandler } from './$types';

/** What closed polls came to. */
export const GET: RequestHandler = async (event) => {
	const { ctx, locale } = event.locals;
	return answerFeed(event, {
		title: textIn(locale).feed.results,
		page: '/',
		entries: resultEntries(event.locals, await listClosedPolls(ctx)),
		tags: ['home']
	});
};
