import { error, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { readForm } from '#lib/server/web/read-form.ts';
import { endSession } from '#lib/server/web/session.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	const form = await readForm(event.request, {});
	if (!form) error(400, { message: 'malformed', code: 'malformed' });
	await endSession(event);
	redirect(303, localHref(event.locals.locale, '/'));
};
