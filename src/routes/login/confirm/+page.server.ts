import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { findKinds } from '#lib/server/factors/find.ts';
import { proveAgain, type Proof } from '#lib/server/factors/prove-again.ts';
import { failTooMany, nextPath } from '#lib/server/web/arrival.ts';
import { answerField, relyingParty } from '#lib/server/web/passkeys.ts';
import { requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import { sessionIdOf } from '#lib/server/web/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const ctx = requireMember(event.locals);
	return {
		handle: ctx.asker.handle,
		next: nextPath(event.url.searchParams.get('next')),
		hasDomain: relyingParty(event) !== null,
		...(await findKinds(ctx, ctx.asker.id))
	};
};

export const actions: Actions = {
	password: async (event) => {
		requireMemberAct(event.locals);
		const { password, code, next } = await requireForm(event.request, {
			password: textField,
			code: v.optional(textField, ''),
			next: textField
		});
		return prove(event, { by: 'password', password, code }, nextPath(next));
	},

	passkey: async (event) => {
		requireMemberAct(event.locals);
		const form = await requireForm(event.request, { answer: answerField, next: textField });
		const next = nextPath(form.next);
		const site = relyingParty(event);
		if (!site) return fail(422, { next, refusal: 'passkey-refused' as const });
		return prove(event, { by: 'passkey', answer: form.answer, site }, next);
	}
};

async function prove(event: RequestEvent, proof: Proof, next: string) {
	const ctx = requireMemberAct(event.locals);
	try {
		const outcome = await proveAgain(ctx, sessionIdOf(event) ?? '', proof);
		if (!outcome.ok) return fail(422, { next, refusal: outcome.reason });
	} catch (error) {
		return failTooMany(event, error, { next });
	}
	redirect(303, localHref(event.locals.locale, next));
}
