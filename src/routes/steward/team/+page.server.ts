import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { ROLES } from '#lib/rules/permissions.ts';
import { changeRole, listTeam } from '#lib/server/stewardship/change-role.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { requireForm, textField } from '#lib/server/web/read-form.ts';
import { keptOf, requireRecent } from '#lib/server/web/require-recent.ts';
import { requireSteward } from '#lib/server/web/require-steward.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/steward/team';

export const load: PageServerLoad = async (event) => {
	const ctx = requireSteward(event.locals);
	return { team: await listTeam(ctx), kept: await keptOf(event, ctx, PAGE) };
};

export const actions: Actions = {
	default: async (event) => {
		const ctx = requireSteward(event.locals);
		const { password, ...typed } = await requireForm(event.request, {
			handle: textField,
			role: v.picklist(ROLES),
			reason: textField,
			password: textField
		});
		const fields = { ...typed };
		await requireRecent(event, { page: PAGE, fields, asksPassword: true });
		try {
			const outcome = await changeRole(ctx, { ...typed, password });
			if (!outcome.ok) return fail(422, { ...typed, refusal: outcome.reason, minutes: null });
		} catch (error) {
			return failTooMany(event, error, { ...typed, refusal: null });
		}
		// Whoever gave the role of a steward away may not see this page any more.
		redirect(303, localHref(event.locals.locale, '/about/changes?done=role'));
	}
};
