import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { foldBranch } from '#lib/server/comments/fold.ts';
import { goToComment } from '#lib/server/web/own-comment.ts';
import { idParam, readForm } from '#lib/server/web/read-form.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import type { RequestHandler } from './$types';

/** Folds the replies to a comment for the asker, wherever they read it, or unfolds them. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const ctx = requireMemberAct(locals);
	const form = await readForm(request, { fold: v.picklist(['yes', 'no']) });
	if (!form) error(400, { message: 'malformed', code: 'malformed' });
	const id = idParam(params.id);
	await foldBranch(ctx, id, form.fold === 'yes');
	return goToComment(ctx, id);
};
