import { fail, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { inviteSomebody, listInvitations } from '#lib/server/accounts/invitations.ts';
import { readSiteSettings } from '#lib/server/platform/site-settings.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { idParam, requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMember } from '#lib/server/web/require-member.ts';
import { takeBackInvitation } from '#lib/server/web/revoke-invitation.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/settings/invitations';
const DONE = ['created', 'revoked'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const ctx = requireMember(locals);
	const before = url.searchParams.get('before');
	return {
		...(await listInvitations(ctx, {
			of: 'asker',
			before: before === null ? undefined : idParam(before)
		})),
		mayInvite: (await readSiteSettings(ctx)).signUp !== 'closed',
		done: DONE.find((one) => one === url.searchParams.get('done')) ?? null
	};
};

export const actions: Actions = {
	invite: async (event) => {
		const ctx = requireMember(event.locals);
		const { note } = await requireForm(event.request, { note: textField });
		try {
			const outcome = await inviteSomebody(ctx, note);
			if (!outcome.ok) return fail(422, { note, refusal: outcome.reason, minutes: null });
		} catch (error) {
			return failTooMany(event, error, { note, refusal: null });
		}
		redirect(303, localHref(event.locals.locale, `${PAGE}?done=created`));
	},

	revoke: ({ locals, request }) => takeBackInvitation(requireMember(locals), request, PAGE)
};
