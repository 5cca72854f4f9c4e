import { error } from '@sveltejs/kit';
import { supersedeStance } from '#lib/server/comments/stance.ts';
import { goToComment, requireOwnComment } from '#lib/server/web/own-comment.ts';
import { idParam, requireForm } from '#lib/server/web/read-form.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const ctx = requireMember(locals);
	const { id } = await requireOwnComment(ctx, idParam(params.id));
	return { id };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const ctx = requireMemberAct(locals);
		await requireForm(request, {});
		const id = idParam(params.id);
		if (!(await supersedeStance(ctx, id))) {
			error(404, { message: 'no such comment with an answer', code: 'not-found' });
		}
		return goToComment(ctx, id);
	}
};
