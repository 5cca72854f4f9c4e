import { error, redirect } from '@sveltejs/kit';
import { localHref, otherLocale } from '#lib/rules/locale.ts';
import { canEditDraft } from '#lib/rules/permissions.ts';
import { beginJointTranslation } from '#lib/server/amendments/begin-translation.ts';
import { findJointTranslation } from '#lib/server/amendments/find-joint.ts';
import { findProposal } from '#lib/server/drafts/find.ts';
import { idParam, requireForm } from '#lib/server/web/read-form.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where those who write an article begin its translation; once it is begun, it is somewhere else. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const ctx = requireMember(locals);
	const id = idParam(params.id);
	const proposal = await findProposal(ctx, id);
	if (proposal?.state === 'published') {
		redirect(303, localHref(ctx.locale, `/articles/${proposal.slug}/translate`));
	}
	const begun = proposal && (await findJointTranslation(ctx, id, proposal));
	if (begun) redirect(303, localHref(ctx.locale, `/translations/${begun.id}`));
	if (!proposal || !canEditDraft(ctx.asker, proposal)) {
		error(404, { message: 'no such article', code: 'not-found' });
	}
	const { title, language } = proposal.document;
	return { id, title, language: otherLocale(language) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const ctx = requireMemberAct(locals);
		await requireForm(request, {});
		const id = await beginJointTranslation(ctx, idParam(params.id));
		redirect(303, localHref(ctx.locale, `/translations/${id}`));
	}
};
