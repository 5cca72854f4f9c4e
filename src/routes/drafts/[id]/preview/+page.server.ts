import { error } from '@sveltejs/kit';
import { findProposal } from '#lib/server/drafts/find.ts';
import { previewTexts } from '#lib/server/drafts/preview.ts';
import { findEarlierPolls } from '#lib/server/publishing/find-earlier-polls.ts';
import { findLinking } from '#lib/server/resources/find-linking.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { requireMember } from '#lib/server/web/require-member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const ctx = requireMember(locals);
	const proposal = await findProposal(ctx, idParam(params.id));
	if (!proposal) error(404, { message: 'no such article', code: 'not-found' });
	const { ledeHtml, bodyHtml } = previewTexts(proposal.document);
	locals.fragments.set('lede', ledeHtml);
	locals.fragments.set('body', bodyHtml);
	const { id, document } = proposal;
	return {
		id,
		document,
		earlier: await findEarlierPolls(ctx, document),
		linking: await findLinking(
			ctx,
			document.resources.map(({ url }) => url)
		)
	};
};
