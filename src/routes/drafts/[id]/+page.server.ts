import { error } from '@sveltejs/kit';
import { canEditDraft, canSubmitDraft, canWithdrawDraft } from '#lib/rules/permissions.ts';
import { findJointTranslation } from '#lib/server/amendments/find-joint.ts';
import { findProposal } from '#lib/server/drafts/find.ts';
import { findEarlierPolls } from '#lib/server/publishing/find-earlier-polls.ts';
import { listRefusalReasons } from '#lib/server/publishing/list-events.ts';
import { findLinking } from '#lib/server/resources/find-linking.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { isMember, requireMember } from '#lib/server/web/require-member.ts';
import { writeArticle } from '#lib/server/web/write-article.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, request, url }) => {
	const id = idParam(params.id);
	// After an act without a session the page still has to give the text back.
	if (request.method !== 'GET' && !isMember(locals.ctx)) return { id, proposal: null };
	const ctx = requireMember(locals);
	const proposal = await findProposal(ctx, id);
	if (!proposal) error(404, { message: 'no such article', code: 'not-found' });
	return {
		id,
		proposal,
		translation: await findJointTranslation(ctx, id, proposal),
		may: {
			edit: canEditDraft(ctx.asker, proposal),
			submit: canSubmitDraft(ctx.asker, proposal),
			withdraw: canWithdrawDraft(ctx.asker, proposal)
		},
		reasons: await listRefusalReasons(ctx, proposal),
		earlier: await findEarlierPolls(ctx, proposal.document),
		linking: await findLinking(
			ctx,
			proposal.document.resources.map(({ url }) => url)
		),
		isSaved: url.searchParams.has('saved')
	};
};

export const actions: Actions = {
	default: (event) => writeArticle(event, idParam(event.params.id))
};
