import { fail } from '@sveltejs/kit';
import { canEditComment } from '#lib/rules/permissions.ts';
import { findDraft } from '#lib/server/comments/drafts.ts';
import { editComment } from '#lib/server/comments/edit.ts';
import { Suspended } from '#lib/server/errors.ts';
import { failSuspended, failTooMany } from '#lib/server/web/arrival.ts';
import { goToComment, requireOwnComment } from '#lib/server/web/own-comment.ts';
import { idParam, requireForm, textField } from '#lib/server/web/read-form.ts';
import { isMember, requireMember } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, request }) => {
	const id = idParam(params.id);
	// After an act without a session the page still has to give the text back.
	if (request.method !== 'GET' && !isMember(locals.ctx)) {
		return { id, markdown: '', draft: null, isOpen: true };
	}
	const ctx = requireMember(locals);
	const { markdown, ...comment } = await requireOwnComment(ctx, id);
	const draft = await findDraft(ctx, { commentId: id });
	const isOpen = canEditComment(ctx.asker, comment);
	return { id, markdown, draft: draft?.markdown ?? null, isOpen };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await requireForm(event.request, { markdown: textField });
		const { ctx } = event.locals;
		if (!isMember(ctx)) return fail(403, { ...form, isExpired: true });

		const id = idParam(event.params.id);
		const outcome = await editComment(ctx, { id, ...form }).catch((error: unknown) =>
			error instanceof Suspended ? failSuspended(error, form) : failTooMany(event, error, form)
		);
		if (!('ok' in outcome)) return outcome;
		if (outcome.ok) return goToComment(ctx, id);
		const status = outcome.reason === 'no-longer-editable' ? 409 : 422;
		return fail(status, { ...form, problem: outcome.reason });
	}
};
