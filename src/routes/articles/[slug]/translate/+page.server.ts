import { error, redirect } from '@sveltejs/kit';
import { localHref, otherLocale } from '#lib/rules/locale.ts';
import { beginTranslation } from '#lib/server/amendments/begin-translation.ts';
import {
	countOtherTranslators,
	listOwnTranslations,
	listSentTranslations
} from '#lib/server/amendments/list-translations.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { requireForm } from '#lib/server/web/read-form.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['sent', 'published', 'accepted', 'returned'] as const;

/** Where a translation of an article begins, and where those who wrote it find the ones that they are sent. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const ctx = requireMember(locals);
	const { article, language } = await findWork(ctx, params.slug);
	const { id: articleId, slug, title, languages } = article;
	const own = await listOwnTranslations(ctx);
	const done = url.searchParams.get('done');
	return {
		article: {
			slug,
			title,
			language: article.language,
			isTranslated: languages.includes(language)
		},
		language,
		mine: own.find((one) => one.slug === slug && one.language === language) ?? null,
		sent: await listSentTranslations(ctx, { articleId }),
		others: await countOtherTranslators(ctx, { articleId, language }),
		done: DONE.find((one) => one === done) ?? null
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const ctx = requireMemberAct(locals);
		await requireForm(request, {});
		const { article, language } = await findWork(ctx, params.slug);
		const id = await beginTranslation(ctx, { articleId: article.id, language });
		if (id === null) error(404, { message: 'no such article', code: 'not-found' });
		redirect(303, localHref(ctx.locale, `/translations/${id}`));
	}
};

async function findWork(ctx: Ctx, slug: string) {
	const article = await findArticle(ctx, slug);
	if (!article) error(404, { message: 'no such article', code: 'not-found' });
	return { article, language: otherLocale(article.originalLanguage) };
}
