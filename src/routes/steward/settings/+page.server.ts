import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import type { SETTING_KEYS } from '#lib/rules/site-settings.ts';
import { textsOf } from '#lib/rules/site-settings.ts';
import { readSiteSettings } from '#lib/server/platform/site-settings.ts';
import { changeSettings, latestAct } from '#lib/server/stewardship/change-settings.ts';
import { requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireSteward } from '#lib/server/web/require-steward.ts';
import type { Actions, PageServerLoad } from './$types';

const FORM = {
	base: v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)),
	signUp: textField,
	firstComment: textField,
	secondFactor: textField,
	publishDivisor: textField,
	refuseDivisor: textField,
	quietDays: textField,
	freeArrivals: textField
} satisfies Record<(typeof SETTING_KEYS)[number] | 'base', unknown>;

export const load: PageServerLoad = async ({ locals, url }) => {
	const ctx = requireSteward(locals);
	return {
		base: await latestAct(ctx),
		texts: textsOf(await readSiteSettings(ctx)),
		sendsMail: locals.site.config.smtpUrl !== undefined,
		isSaved: url.searchParams.get('done') === 'saved'
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const ctx = requireSteward(locals);
		const { base, ...texts } = await requireForm(request, FORM);
		const outcome = await changeSettings(ctx, { base, texts });
		if (!outcome.ok) {
			const wrong = outcome.reason === 'out-of-bounds' ? outcome.wrong : [];
			return fail(wrong.length > 0 ? 422 : 409, { texts, wrong, refusal: outcome.reason });
		}
		redirect(303, localHref(locals.locale, '/steward/settings?done=saved'));
	}
};
