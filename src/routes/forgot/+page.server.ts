import { fail, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { askPasswordReset } from '#lib/server/accounts/reset-password.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { requireForm, textField } from '#lib/server/web/read-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ isSent: url.searchParams.has('sent') });

export const actions: Actions = {
	default: async (event) => {
		const form = await requireForm(event.request, { email: textField });
		const { ctx, locale } = event.locals;
		try {
			const outcome = await askPasswordReset(ctx, form.email);
			if (!outcome.ok) return fail(422, { ...form, refusal: outcome.reason });
		} catch (error) {
			return failTooMany(event, error, form);
		}
		redirect(303, localHref(locale, '/forgot?sent=yes'));
	}
};
