import { listFeedArticles } from '#lib/server/feeds/list-articles.ts';
import { articleEntries } from '#lib/server/web/feed-entries.ts';
import { answerFeed } from '#lib/server/web/feed.ts';
import { textIn } from '#lib/text/text.ts';
import type { RequestHandler } from './$types';

/** New articles, by their ledes. */
export const GET: RequestHandler = async (event) => {
	const { ctx, locale } = event.locals;
	const articles = await listFeedArticles(ctx);
	return answerFeed(event, {
		title: textIn(locale).site.tagline,
		page: '/',
		entries: articleEntries(event.locals, articles),
		tags: ['home']
	});
};
