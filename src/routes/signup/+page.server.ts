import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { joinBySigningUp } from '#lib/server/membership/join.ts';
import { arrive, failTooMany, nextPath, onwardEntries, onwardOf } from '#lib/server/web/arrival.ts';
import { isWellFormed, requireForm, textField } from '#lib/server/web/read-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, request }) => {
	const next = nextPath(url.searchParams.get('next'));
	if (locals.ctx.asker && request.method === 'GET') redirect(303, localHref(locals.locale, next));
	const steward = url.searchParams.get('steward') ?? '';
	return {
		next,
		steward: isWellFormed(steward) ? steward : '',
		hasVoted: locals.ctx.visitorToken !== null
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await requireForm(event.request, {
			handle: textField,
			password: textField,
			email: v.optional(textField, ''),
			steward: v.optional(textField, ''),
			...onwardEntries
		});
		const { handle, password, email, steward, show } = form;
		const onward = onwardOf(form);
		const typed = { handle, email, steward, ...onward };
		if (show) return typed;

		try {
			const draft = { handle, password, email, stewardToken: steward };
			const outcome = await joinBySigningUp(event.locals.ctx, draft);
			if (!outcome.ok) return fail(422, { ...typed, refusal: outcome.reason });
			return await arrive(event, outcome.member, onward);
		} catch (error) {
			return failTooMany(event, error, typed);
		}
	}
};
