import { redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { withdrawArticle } from '#lib/server/drafts/submit.ts';
import { editTogether } from '#lib/server/publishing/edit-together.ts';
import { requireForm, idParam } from '#lib/server/web/read-form.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

/** Nobody comes here but by the form on the article's page. */
export const load: PageServerLoad = ({ locals, params }) =>
	redirect(303, localHref(locals.locale, `/drafts/${idParam(params.id)}`));

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const ctx = requireMemberAct(locals);
		await requireForm(request, {});
		await editTogether(ctx, idParam(params.id), (ctx) => withdrawArticle(ctx, idParam(params.id)));
		redirect(303, localHref(locals.locale, '/drafts?done=withdrawn'));
	}
};
