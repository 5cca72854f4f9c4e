import { error, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { locateComment } from '#lib/server/comments/locate.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import type { PageServerLoad } from './$types';

/** The permanent address of a comment, wherever its thread shows it today. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const place = await locateComment(locals.ctx, idParam(params.id));
	if (!place) error(404, { message: 'no such comment', code: 'not-found' });
	redirect(303, localHref(locals.locale, place));
};
