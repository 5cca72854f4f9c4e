import { redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { endSession } from '#lib/server/web/session.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	await endSession(event);
	redirect(303, localHref(event.locals.locale, '/'));
};
