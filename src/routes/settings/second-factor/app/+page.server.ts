import { fail, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { confirmApp, findPendingApp } from '#lib/server/factors/set-up-app.ts';
import { qrPath } from '#lib/server/platform/qr.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMember } from '#lib/server/web/require-member.ts';
import { requireRecent } from '#lib/server/web/require-recent.ts';
import { textIn } from '#lib/text/text.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/settings/second-factor/app';

export const load: PageServerLoad = async (event) => {
	const { locals, request } = event;
	// The secret makes codes for as long as the app is in use: not for a borrowed browser.
	const ctx =
		request.method === 'GET' ? await requireRecent(event, { page: PAGE }) : requireMember(locals);
	const pending = await findPendingApp(ctx, textIn(locals.locale).site.name);
	// An answer to the form: it may have been the code that was awaited.
	if (!pending && request.method === 'GET') {
		redirect(303, localHref(locals.locale, '/settings/second-factor'));
	}
	return {
		app: pending && {
			qr: qrPath(pending.uri),
			uri: pending.uri,
			secret: pending.base32.replace(/.{4}(?=.)/g, '$& ')
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { code } = await requireForm(event.request, { code: textField });
		const ctx = await requireRecent(event, { page: PAGE });
		try {
			const outcome = await confirmApp(ctx, code);
			if (!outcome.ok) {
				const status = outcome.reason === 'setup-over' ? 409 : 422;
				return fail(status, { refusal: outcome.reason });
			}
			if (outcome.codes) return { codes: outcome.codes };
		} catch (error) {
			return failTooMany(event, error, {});
		}
		redirect(303, localHref(event.locals.locale, '/settings/second-factor?saved=added'));
	}
};
