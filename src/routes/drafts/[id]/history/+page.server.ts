import { error, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { canCorrectArticle, canEditDraft } from '#lib/rules/permissions.ts';
import { findProposal } from '#lib/server/drafts/find.ts';
import { restoreRevision } from '#lib/server/drafts/restore.ts';
import { editTogether } from '#lib/server/publishing/edit-together.ts';
import { listEventsForAuthors } from '#lib/server/publishing/list-events.ts';
import { idParam, requireForm, versionField } from '#lib/server/web/read-form.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import { showHistory } from '#lib/server/web/show-history.ts';
import type { Actions, PageServerLoad } from './$types';

/** For those who write the article, or were asked to; everybody else reads them once it is published. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const ctx = requireMember(locals);
	const proposal = await findProposal(ctx, idParam(params.id));
	if (!proposal?.part) error(404, { message: 'no such article', code: 'not-found' });
	return {
		id: proposal.id,
		title: proposal.document.title,
		history: await showHistory(ctx, proposal.id, url.searchParams),
		events: await listEventsForAuthors(ctx, proposal.id),
		mayRestore: canEditDraft(ctx.asker, proposal),
		/** Once it is published, an earlier version becomes a correction. */
		corrects: canCorrectArticle(ctx.asker, proposal)
			? { slug: proposal.slug, language: proposal.document.language }
			: null,
		isRestored: url.searchParams.has('restored')
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const ctx = requireMemberAct(locals);
		const { number } = await requireForm(request, { number: versionField });
		const id = idParam(params.id);
		if (!(await editTogether(ctx, id, (ctx) => restoreRevision(ctx, { id, number })))) {
			error(404, { message: 'no such revision', code: 'not-found' });
		}
		redirect(303, localHref(locals.locale, `/drafts/${id}/history?restored=yes`));
	}
};
