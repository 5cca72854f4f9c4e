import { error, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { THEME_COOKIE, THEMES } from '#lib/rules/cookies.ts';
import { localPath } from '#lib/rules/local-path.ts';
import { requireForm, textField } from '#lib/server/web/read-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** Nothing to see: the form is in the foot of every page. */
export const load: PageServerLoad = () => error(405, { message: 'POST only' });

export const actions: Actions = {
	/** Keeps the chosen look for a year and goes back to where the reader was. */
	default: async ({ request, cookies, url }) => {
		const form = await requireForm(request, { theme: v.picklist(THEMES), back: textField });
		cookies.set(THEME_COOKIE, form.theme, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: url.protocol === 'https:',
			maxAge: 365 * 24 * 60 * 60
		});
		redirect(303, localPath(form.back) ?? '/');
	}
};
