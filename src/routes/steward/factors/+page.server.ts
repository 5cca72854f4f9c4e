import { fail, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { resetFactor } from '#lib/server/stewardship/reset-factor.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { requireForm, textField } from '#lib/server/web/read-form.ts';
import { keptOf, requireRecent } from '#lib/server/web/require-recent.ts';
import { requireSteward } from '#lib/server/web/require-steward.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/steward/factors';

export const load: PageServerLoad = async (event) => {
	const ctx = requireSteward(event.locals);
	return { kept: await keptOf(event, ctx, PAGE) };
};

export const actions: Actions = {
	default: async (event) => {
		const ctx = requireSteward(event.locals);
		const { password, ...typed } = await requireForm(event.request, {
			handle: textField,
			reason: textField,
			password: textField
		});
		await requireRecent(event, { page: PAGE, fields: typed, asksPassword: true });
		try {
			const outcome = await resetFactor(ctx, { ...typed, password });
			if (!outcome.ok) return fail(422, { ...typed, refusal: outcome.reason, minutes: null });
		} catch (error) {
			return failTooMany(event, error, { ...typed, refusal: null });
		}
		redirect(303, localHref(event.locals.locale, '/about/changes?done=factor'));
	}
};
