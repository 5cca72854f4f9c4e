import { error } from '@sveltejs/kit';
import { LOCALES } from '#lib/rules/locale.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import { showTranslationHistory } from '#lib/server/web/show-history.ts';
import type { PageServerLoad } from './$types';

/** What a translation said from its beginning on, as far as readers got it: for everybody. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const language = LOCALES.find((one) => one === params.language);
	const article = await findArticle(locals.ctx, params.slug);
	if (!article || !language) error(404, { message: 'no such article', code: 'not-found' });
	const { id: articleId, slug, title } = article;
	return {
		article: { slug, title, language: article.language },
		language,
		history: await showTranslationHistory(locals.ctx, { articleId, language }, url.searchParams)
	};
};
