import { deleteComment } from '#lib/server/comments/delete.ts';
import { localHref } from '#lib/rules/locale.ts';
import { locateComment } from '#lib/server/comments/locate.ts';
import { requireOwnComment } from '#lib/server/web/own-comment.ts';
import { error, redirect } from '@sveltejs/kit';
import { idParam, requireForm } from '#lib/server/web/read-form.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const ctx = requireMember(locals);
	const { id, markdown } = await requireOwnComment(ctx, idParam(params.id), ['visible', 'hidden']);
	return { id, markdown };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const ctx = requireMemberAct(locals);
		await requireForm(request, {});
		const id = idParam(params.id);
		const outcome = await deleteComment(ctx, id);
		if (!outcome.ok) error(404, { message: 'no such comment', code: 'not-found' });
		// Its article may have been taken from the site: the comment is erased all the same.
		const place = (await locateComment(ctx, id)) ?? `/members/${ctx.asker.handle}`;
		redirect(303, localHref(ctx.locale, place));
	}
};
