import { deleteComment } from '#lib/server/comments/delete.ts';
import { goToComment, requireOwnComment } from '#lib/server/web/own-comment.ts';
import { error } from '@sveltejs/kit';
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
		return goToComment(ctx, id);
	}
};
