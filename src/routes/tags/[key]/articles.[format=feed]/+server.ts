import { listFeedArticles } from '#lib/server/feeds/list-articles.ts';
import { articleEntries } from '#lib/server/web/feed-entries.ts';
import { answerFeed } from '#lib/server/web/feed.ts';
import { requireTag } from '#lib/server/web/require-tag.ts';
import { textIn } from '#lib/text/text.ts';
import type { RequestHandler } from './$types';

/** New articles with a tag, by their ledes. */
export const GET: RequestHandler = async (event) => {
	const { ctx, locale } = event.locals;
	const tag = await requireTag(event, event.params.key);
	const articles = await listFeedArticles(ctx, { tagId: tag.id });
	return answerFeed(event, {
		title: textIn(locale).tag.title(tag.label),
		page: `/tags/${encodeURIComponent(tag.key)}`,
		entries: articleEntries(event.locals, articles),
		tags: ['home']
	});
};
