import { error, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { requireForm } from '#lib/server/web/read-form.ts';
import { endSession } from '#lib/server/web/session.ts';
import type { Actions, PageServerLoad } from './$types';

/** Nothing to see: the form is in the head of every page. */
export const load: PageServerLoad = () => error(405, { message: 'POST only' });

export const actions: Actions = {
	default: async (event) => {
		await requireForm(event.request, {});
		await endSession(event);
		redirect(303, localHref(event.locals.locale, '/'));
	}
};
