import { listOpenPolls } from '#lib/server/feeds/list-polls.ts';
import { openPollEntries } from '#lib/server/web/feed-entries.ts';
import { answerFeed } from '#lib/server/web/feed.ts';
import { textIn } from '#lib/text/text.ts';
import type { RequestHandler } from './$types';

/** Questions that can be answered. */
export const GET: RequestHandler = async (event) => {
	const { ctx, locale } = event.locals;
	return answerFeed(event, {
		title: textIn(locale).feed.openPolls,
		page: '/',
		entries: openPollEntries(event.locals, await listOpenPolls(ctx)),
		tags: ['home']
	});
};
