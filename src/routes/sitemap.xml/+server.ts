import { countSitemapParts } from '#lib/server/feeds/sitemap.ts';
import { shareWithEverybody } from '#lib/server/web/share.ts';
import { sitemapIndex } from '#lib/server/web/sitemap.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { articles, tags } = await countSitemapParts(event.locals.ctx);
	const numbered = (kind: string, parts: number) =>
		Array.from({ length: parts }, (_, index) => `${kind}-${index + 1}`);
	shareWithEverybody(event, ['home']);
	return sitemapIndex(event.url.origin, [
		'pages',
		...numbered('articles', articles),
		...numbered('tags', tags)
	]);
};
