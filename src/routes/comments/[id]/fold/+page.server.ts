import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { foldBranch } from '#lib/server/comments/fold.ts';
import { goToComment } from '#lib/server/web/own-comment.ts';
import { idParam, requireForm } from '#lib/server/web/read-form.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

/** Nothing to see: the button is under the comment. */
export const load: PageServerLoad = () => error(405, { message: 'POST only' });

export const actions: Actions = {
	/** Folds the replies to a comment for the asker, wherever they read it, or unfolds them. */
	default: async ({ locals, params, request }) => {
		const ctx = requireMemberAct(locals);
		const form = await requireForm(request, { fold: v.picklist(['yes', 'no']) });
		const id = idParam(params.id);
		await foldBranch(ctx, id, form.fold === 'yes');
		return goToComment(ctx, id);
	}
};
