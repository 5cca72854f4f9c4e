import { error } from '@sveltejs/kit';
import { firstDayOf, readMonth } from '#lib/rules/front.ts';
import { listArticles } from '#lib/server/articles/list.ts';
import { listHiddenTags } from '#lib/server/comments/mute.ts';
import { findMonth } from '#lib/server/front/months.ts';
import { countsBeside } from '#lib/server/web/counts-beside.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const month = readMonth(params.year, params.month);
	if (!month) error(404, { message: 'no such month', code: 'not-found' });
	const before = url.searchParams.get('before');
	const withoutTags = await listHiddenTags(locals.ctx);
	const [{ earlier, later, articles }, list] = await Promise.all([
		findMonth(locals.ctx, month),
		listArticles(locals.ctx, { month, before, withoutTags })
	]);
	const counts = await countsBeside(
		event,
		list.articles.map(({ id }) => id)
	);
	return {
		month: firstDayOf(month),
		earlier,
		later,
		count: articles,
		isWithoutHidden: withoutTags.length > 0,
		articles: list.articles.map((article) => ({ ...article, ...counts(article.id) })),
		older: list.older
	};
};
