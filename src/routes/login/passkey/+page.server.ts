import { fail, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { joinByPasskey } from '#lib/server/membership/join.ts';
import { arrive, onwardEntries, onwardOf } from '#lib/server/web/arrival.ts';
import { answerField, relyingParty } from '#lib/server/web/passkeys.ts';
import { requireForm } from '#lib/server/web/read-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where a passkey that was refused leads; there is nothing to come back to. */
export const load: PageServerLoad = ({ locals, request }) => {
	if (request.method === 'GET') redirect(303, localHref(locals.locale, '/login'));
};

export const actions: Actions = {
	default: async (event) => {
		const form = await requireForm(event.request, { answer: answerField, ...onwardEntries });
		const onward = onwardOf(form);
		const site = relyingParty(event);
		const member = site && (await joinByPasskey(event.locals.ctx, site, form.answer));
		return member ? await arrive(event, member, onward) : fail(422, onward);
	}
};
