import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { closeAccount, PARTINGS } from '#lib/server/membership/close-account.ts';
import { requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMember } from '#lib/server/web/require-member.ts';
import { keptOf, requireRecent } from '#lib/server/web/require-recent.ts';
import { endSession } from '#lib/server/web/session.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/settings/close';

export const load: PageServerLoad = async (event) => {
	const ctx = requireMember(event.locals);
	const kept = await keptOf(event, ctx, PAGE);
	return {
		handle: ctx.asker.handle,
		kept: kept && {
			comments: PARTINGS.find((parting) => parting === kept['comments']),
			withdrawBallots: kept['withdraw'] === 'yes'
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await requireForm(event.request, {
			password: textField,
			comments: v.picklist(PARTINGS),
			withdraw: v.optional(v.literal('yes'))
		});
		const { password, comments, withdraw } = form;
		const withdrawBallots = withdraw === 'yes';
		const fields = { comments, withdraw: withdraw ?? '' };
		const ctx = await requireRecent(event, { page: PAGE, fields, asksPassword: true });

		const outcome = await closeAccount(ctx, { password, comments, withdrawBallots });
		if (!outcome.ok) return fail(422, { refusal: outcome.reason, comments, withdrawBallots });
		await endSession(event);
		redirect(303, localHref(event.locals.locale, '/settings/closed'));
	}
};
