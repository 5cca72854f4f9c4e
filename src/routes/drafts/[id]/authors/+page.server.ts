import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { canAcceptInvitation, canChooseAuthors, canLeaveAuthors } from '#lib/rules/permissions.ts';
import {
	acceptInvitation,
	dismissAuthor,
	leaveAuthors,
	listAuthors
} from '#lib/server/drafts/authors.ts';
import { findProposal } from '#lib/server/drafts/find.ts';
import { invite } from '#lib/server/publishing/invite.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { idField, idParam, requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['invited', 'dismissed'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const ctx = requireMember(locals);
	const proposal = await findProposal(ctx, idParam(params.id));
	if (!proposal?.part) error(404, { message: 'no such article', code: 'not-found' });
	return {
		id: proposal.id,
		title: proposal.document.title,
		part: proposal.part,
		authors: await listAuthors(ctx, proposal.id),
		mayChoose: canChooseAuthors(ctx.asker, proposal),
		mayAccept: canAcceptInvitation(ctx.asker, proposal),
		mayLeave: canLeaveAuthors(ctx.asker, proposal),
		done: DONE.find((one) => one === url.searchParams.get('done')) ?? null
	};
};

export const actions: Actions = {
	invite: async (event) => {
		const { locals, params, request } = event;
		const ctx = requireMemberAct(locals);
		const { handle } = await requireForm(request, { handle: textField });
		const id = idParam(params.id);
		const outcome = await invite(ctx, { id, handle }).catch((error: unknown) =>
			failTooMany(event, error, { handle, refusal: null })
		);
		if (!('ok' in outcome)) return outcome;
		if (!outcome.ok) return fail(422, { handle, refusal: outcome.reason, minutes: null });
		redirect(303, localHref(locals.locale, `/drafts/${id}/authors?done=invited`));
	},

	dismiss: async ({ locals, params, request }) => {
		const ctx = requireMemberAct(locals);
		const { member } = await requireForm(request, { member: idField });
		const id = idParam(params.id);
		await dismissAuthor(ctx, { id, memberId: member });
		redirect(303, localHref(locals.locale, `/drafts/${id}/authors?done=dismissed`));
	},

	/** To an invitation; a co-author leaves by the same. */
	answer: async ({ locals, params, request }) => {
		const ctx = requireMemberAct(locals);
		const { act } = await requireForm(request, { act: v.picklist(['accept', 'leave']) });
		const id = idParam(params.id);
		if (act === 'leave') await leaveAuthors(ctx, id);
		else if (!(await acceptInvitation(ctx, id))) {
			error(404, { message: 'no such invitation', code: 'not-found' });
		}
		redirect(
			303,
			localHref(locals.locale, `/drafts?done=${act === 'leave' ? 'left' : 'accepted'}`)
		);
	}
};
