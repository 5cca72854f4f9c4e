import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { memberOfToken, unsubscribe } from '#lib/server/accounts/choose-mail.ts';
import { requireForm } from '#lib/server/web/read-form.ts';
import type { Actions, PageServerLoad } from './$types';

const notFound = (): never => error(404, { message: 'no such token', code: 'not-found' });

export const load: PageServerLoad = ({ locals, params }) => {
	if (memberOfToken(locals.ctx.secret, params.token) === null) notFound();
};

export const actions: Actions = {
	/**
	 * For whoever holds the mail, and for mail programs, which send this without
	 * cookie or origin and want no redirect (RFC 8058); see web/security.ts.
	 */
	default: async ({ locals, params, request }) => {
		await requireForm(request, { 'List-Unsubscribe': v.optional(v.string()) });
		if (!(await unsubscribe(locals.ctx, params.token))) notFound();
		return { isDone: true };
	}
};
