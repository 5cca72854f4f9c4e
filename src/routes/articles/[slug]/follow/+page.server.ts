import { error, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import { findChoice, listTagChoices } from '#lib/server/comments/find-choices.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import { takeChoice } from '#lib/server/web/take-choice.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const ctx = requireMember(locals);
	const article = await findArticle(ctx, params.slug);
	if (!article) error(404, { message: 'no such article', code: 'not-found' });
	const { id, slug, title, language } = article;
	return {
		article: { id, slug, title, language },
		choice: await findChoice(ctx, { articleId: id }),
		tags: await listTagChoices(ctx, id)
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const next = await takeChoice(requireMemberAct(locals), request);
		redirect(303, localHref(locals.locale, next ?? locals.path));
	}
};
