import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { findInvitation } from '#lib/server/accounts/invitations.ts';
import { joinBySigningUp } from '#lib/server/membership/join.ts';
import { readSiteSettings } from '#lib/server/platform/site-settings.ts';
import {
	arrive,
	failTooMany,
	keepUnposted,
	nextPath,
	onwardEntries,
	onwardOf
} from '#lib/server/web/arrival.ts';
import { isWellFormed, requireForm, textField } from '#lib/server/web/read-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, request }) => {
	const { ctx, locale } = locals;
	const next = nextPath(url.searchParams.get('next'));
	if (ctx.asker && request.method === 'GET') redirect(303, localHref(locale, next));
	const given = (name: string) => {
		const token = url.searchParams.get(name) ?? '';
		return isWellFormed(token) ? token : '';
	};
	const invitation = given('invitation');
	return {
		next,
		steward: given('steward'),
		invitation,
		/** Who gave it; null where it is worth nothing, or there is none. */
		inviter: invitation ? await findInvitation(ctx, invitation) : null,
		mode: (await readSiteSettings(ctx)).signUp,
		isSent: url.searchParams.has('sent'),
		hasVoted: ctx.visitorToken !== null
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await requireForm(event.request, {
			handle: textField,
			password: textField,
			email: v.optional(textField, ''),
			steward: v.optional(textField, ''),
			invitation: v.optional(textField, ''),
			...onwardEntries
		});
		const { handle, password, email, steward, invitation, show } = form;
		const onward = onwardOf(form);
		const typed = { handle, email, steward, invitation, ...onward };
		if (show) return typed;

		try {
			const draft = { handle, password, email, stewardToken: steward, invitation };
			const outcome = await joinBySigningUp(event.locals.ctx, draft);
			if (!outcome.ok) {
				const isClosed = outcome.reason === 'sign-up-closed';
				return fail(isClosed ? 403 : 422, { ...typed, refusal: outcome.reason });
			}
			if (!outcome.awaitsAddress) return await arrive(event, outcome.member, onward);
			await keepUnposted(event, outcome.member, onward);
		} catch (error) {
			return failTooMany(event, error, typed);
		}
		redirect(303, localHref(event.locals.locale, '/signup?sent=yes'));
	}
};
