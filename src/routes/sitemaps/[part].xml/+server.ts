import { error, type RequestEvent } from '@sveltejs/kit';
import { monthPath } from '#lib/rules/front.ts';
import { LOCALES } from '#lib/rules/locale.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import {
	countSitemapParts,
	listSitemapArticles,
	listSitemapTags
} from '#lib/server/feeds/sitemap.ts';
import { listMonths } from '#lib/server/front/months.ts';
import { shareWithEverybody } from '#lib/server/web/share.ts';
import { sitemapPart } from '#lib/server/web/sitemap.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { ctx } = event.locals;
	const pages =
		event.params.part === 'pages' ? await listPages(ctx) : await listPart(ctx, event.params.part);
	return answer(event, pages);
};

type Pages = Parameters<typeof sitemapPart>[1];

function answer(event: RequestEvent, pages: Pages): Response {
	shareWithEverybody(event, ['home']);
	return sitemapPart(event.url.origin, pages);
}

async function listPages(ctx: Ctx): Promise<Pages> {
	const months = await listMonths(ctx);
	return [
		...['/', '/archives', '/about/method', '/about/decisions'],
		...months.map(({ month }) => monthPath(month))
	].map((path) => ({ path, languages: LOCALES }));
}

/** As `articles-1`; one that the index does not name does not exist. */
async function listPart(ctx: Ctx, named: string): Promise<Pages> {
	const [, kind, digits] = /^(articles|tags)-([1-9]\d{0,6})$/.exec(named) ?? [];
	const part = Number(digits);
	const parts = await countSitemapParts(ctx);
	if (kind === 'articles' && part <= parts.articles) {
		const articles = await listSitemapArticles(ctx, part);
		return articles.map(({ slug, ...article }) => ({ path: `/articles/${slug}`, ...article }));
	}
	if (kind === 'tags' && part <= parts.tags) {
		const keys = await listSitemapTags(ctx, part);
		return keys.map((key) => ({ path: `/tags/${encodeURIComponent(key)}`, languages: LOCALES }));
	}
	error(404, { message: 'no such part', code: 'not-found' });
}
