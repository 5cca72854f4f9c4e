import { fail, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { confirmAddress } from '#lib/server/accounts/confirm-address.ts';
import { requireForm } from '#lib/server/web/read-form.ts';
import { deadLink, requireLink, tokenField } from '#lib/server/web/require-link.ts';
import type { Actions, PageServerLoad } from './$types';

/** Looks at the link and leaves it as it is: scanners of mailboxes follow links, too. */
export const load: PageServerLoad = async (event) => {
	if (event.url.searchParams.has('done')) return { link: null };
	const { handle, email, token } = await requireLink(event, 'confirm-address');
	return email ? { link: { handle, email, token } } : deadLink();
};

export const actions: Actions = {
	default: async (event) => {
		const form = await requireForm(event.request, { token: tokenField });
		const { ctx, locale } = event.locals;
		const outcome = await confirmAddress(ctx, form.token);
		if (outcome.ok) redirect(303, localHref(locale, '/confirm?done=yes'));
		return outcome.reason === 'link-dead' ? deadLink() : fail(409, { isTaken: true });
	}
};
