import { error, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { ORDERS, VIEWS } from '#lib/rules/threads.ts';
import { changeReading } from '#lib/server/accounts/change-reading.ts';
import { nextPath } from '#lib/server/web/arrival.ts';
import { requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

const FORM = { view: v.picklist(VIEWS), order: v.picklist(ORDERS), next: textField };

/** Nothing to see: the form is above the thread. */
export const load: PageServerLoad = () => error(405, { message: 'POST only' });

export const actions: Actions = {
	/** Keeps the way in which a thread is shown for all threads, and goes back to this one. */
	default: async ({ locals, request }) => {
		const ctx = requireMemberAct(locals);
		const form = await requireForm(request, FORM);
		await changeReading(ctx, form);
		redirect(303, localHref(locals.locale, nextPath(form.next)));
	}
};
