import { error } from '@sveltejs/kit';
import { findArticle } from '#lib/server/articles/find.ts';
import { listPolls } from '#lib/server/polls/find.ts';
import { mayCorrect } from '#lib/server/web/may-correct.ts';
import { showHistory } from '#lib/server/web/show-history.ts';
import type { PageServerLoad } from './$types';

/** What a published article said while it was written: for everybody. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const article = await findArticle(locals.ctx, params.slug);
	if (!article?.hasHistory) error(404, { message: 'no such article', code: 'not-found' });
	const { slug, title, language, originalLanguage } = article;
	const polls = await listPolls(locals.ctx, article.id);
	return {
		mayCorrect: await mayCorrect(locals.ctx, article.id),
		article: { slug, title, language, originalLanguage },
		/** Their words are kept apart: people may have voted under them. */
		corrected: polls.flatMap(({ id, question, language, correctedAt }) =>
			correctedAt ? [{ id, question, language, correctedAt }] : []
		),
		history: await showHistory(locals.ctx, article.id, url.searchParams)
	};
};
