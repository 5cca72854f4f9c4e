import { listArticles } from '#lib/server/articles/list.ts';
import { articleEntries, atomFeed } from '#lib/server/web/atom.ts';
import { textIn } from '#lib/text/text.ts';
import type { RequestHandler } from './$types';

/** New articles, by their ledes. */
export const GET: RequestHandler = async (event) => {
	const { ctx, locale } = event.locals;
	const { articles } = await listArticles(ctx);
	return atomFeed(event, {
		title: textIn(locale).site.tagline,
		page: '/',
		entries: articleEntries(event, articles),
		tags: ['home']
	});
};
