import { listArticles } from '#lib/server/articles/list.ts';
import { atomFeed } from '#lib/server/web/atom.ts';
import { textIn } from '#lib/text/text.ts';
import type { RequestHandler } from './$types';

/** New articles, by their ledes. */
export const GET: RequestHandler = async (event) => {
	const { ctx, locale } = event.locals;
	const { site } = textIn(locale);
	const { articles } = await listArticles(ctx);
	return atomFeed(event, {
		title: site.tagline,
		page: '/',
		entries: articles.map(({ slug, title, ledeHtml, language, publishedAt }) => ({
			path: `/articles/${slug}`,
			title,
			html: ledeHtml,
			language,
			author: { name: site.name, path: null },
			publishedAt,
			updatedAt: publishedAt
		})),
		tags: ['home']
	});
};
