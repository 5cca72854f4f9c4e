import { fail, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { joinByLoggingIn } from '#lib/server/membership/join.ts';
import { arrive, failTooMany, nextPath, onwardEntries, onwardOf } from '#lib/server/web/arrival.ts';
import { relyingParty } from '#lib/server/web/passkeys.ts';
import { keepPendingLogin } from '#lib/server/web/pending-login.ts';
import { requireForm, textField } from '#lib/server/web/read-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const { locals, url, request } = event;
	const next = nextPath(url.searchParams.get('next'));
	if (locals.ctx.asker && request.method === 'GET') redirect(303, localHref(locals.locale, next));
	return { next, isReset: url.searchParams.has('reset'), hasDomain: relyingParty(event) !== null };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await requireForm(event.request, {
			handle: textField,
			password: textField,
			...onwardEntries
		});
		const { handle, password, show } = form;
		const onward = onwardOf(form);
		const typed = { handle, ...onward };
		if (show) return typed;

		try {
			const outcome = await joinByLoggingIn(event.locals.ctx, { handle, password }, onward);
			if (!outcome.ok) return fail(422, { ...typed, refusal: outcome.reason });
			if (outcome.member) return await arrive(event, outcome.member, onward);
			keepPendingLogin(event, outcome.pending);
		} catch (error) {
			return failTooMany(event, error, typed);
		}
		redirect(303, localHref(event.locals.locale, '/login/second'));
	}
};
