import { listArticles } from '#lib/server/articles/list.ts';
import { articleEntries, atomFeed } from '#lib/server/web/atom.ts';
import { requireTag } from '#lib/server/web/require-tag.ts';
import { textIn } from '#lib/text/text.ts';
import type { RequestHandler } from './$types';

/** New articles with a tag, by their ledes. */
export const GET: RequestHandler = async (event) => {
	const { ctx, locale } = event.locals;
	const tag = await requireTag(event, event.params.key);
	const { articles } = await listArticles(ctx, { tagId: tag.id });
	return atomFeed(event, {
		title: textIn(locale).tag.feed(tag.label),
		page: `/tags/${encodeURIComponent(tag.key)}`,
		entries: articleEntries(event, articles),
		tags: ['home']
	});
};
