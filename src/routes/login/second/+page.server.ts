import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { findKinds } from '#lib/server/factors/find.ts';
import { findPendingLogin, type SecondStep } from '#lib/server/factors/pending-logins.ts';
import { joinBySecondStep } from '#lib/server/membership/join.ts';
import { arrive, failTooMany } from '#lib/server/web/arrival.ts';
import { answerField, relyingParty } from '#lib/server/web/passkeys.ts';
import { forgetPendingLogin, pendingLoginOf } from '#lib/server/web/pending-login.ts';
import { requireForm, textField } from '#lib/server/web/read-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { ctx, locale } = event.locals;
	const token = pendingLoginOf(event);
	const pending = token ? await findPendingLogin(ctx, token) : null;
	if (!pending) redirect(303, localHref(locale, '/login'));
	return {
		handle: pending.handle,
		onward: pending.onward,
		isOver: pending.isOver,
		hasDomain: relyingParty(event) !== null,
		...(await findKinds(ctx, pending.memberId))
	};
};

export const actions: Actions = {
	code: async (event) => {
		const { code } = await requireForm(event.request, { code: textField });
		return finish(event, { by: 'code', code });
	},

	passkey: async (event) => {
		const { answer } = await requireForm(event.request, { answer: answerField });
		const site = relyingParty(event);
		if (!site) return fail(422, { refusal: 'passkey-refused' as const });
		return finish(event, { by: 'passkey', answer, site });
	}
};

async function finish(event: RequestEvent, step: SecondStep) {
	const token = pendingLoginOf(event) ?? '';
	try {
		const outcome = await joinBySecondStep(event.locals.ctx, token, step);
		if (!outcome.ok) {
			// The page says what else is to be said of a login that is over.
			return fail(outcome.reason === 'over' ? 409 : 422, { refusal: outcome.reason });
		}
		forgetPendingLogin(event);
		return await arrive(event, outcome.member, outcome.onward);
	} catch (error) {
		return failTooMany(event, error, {});
	}
}
