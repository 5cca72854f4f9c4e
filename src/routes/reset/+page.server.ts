import { fail, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { resetPassword } from '#lib/server/accounts/reset-password.ts';
import { requireForm, textField } from '#lib/server/web/read-form.ts';
import { deadLink, requireLink, tokenField } from '#lib/server/web/require-link.ts';
import { endSession } from '#lib/server/web/session.ts';
import type { Actions, PageServerLoad } from './$types';

/** Looks at the link and leaves it as it is: scanners of mailboxes follow links, too. */
export const load: PageServerLoad = async (event) => {
	const { handle, token } = await requireLink(event, 'reset-password');
	return { handle, token };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await requireForm(event.request, { token: tokenField, password: textField });
		const { ctx, locale } = event.locals;
		const outcome = await resetPassword(ctx, form);
		if (!outcome.ok) {
			if (outcome.reason === 'link-dead') return deadLink();
			return fail(422, { refusal: outcome.reason });
		}
		// Whoever was logged in here, perhaps as somebody else, goes on as the account of the link.
		await endSession(event);
		redirect(303, localHref(locale, '/login?reset=done'));
	}
};
