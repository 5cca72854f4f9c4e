import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { addPasskey } from '#lib/server/factors/add-passkey.ts';
import { findFactors } from '#lib/server/factors/find.ts';
import { renewRecoveryCodes } from '#lib/server/factors/new-codes.ts';
import { removeFactor } from '#lib/server/factors/remove.ts';
import { beginApp } from '#lib/server/factors/set-up-app.ts';
import { answerField, relyingParty } from '#lib/server/web/passkeys.ts';
import { idField, requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMember } from '#lib/server/web/require-member.ts';
import { confirmHref, keptOf, requireRecent } from '#lib/server/web/require-recent.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/settings/second-factor';
const SAVED = ['removed', 'added'] as const;

export const load: PageServerLoad = async (event) => {
	const ctx = requireMember(event.locals);
	const saved = event.url.searchParams.get('saved');
	return {
		...(await findFactors(ctx)),
		isRecent: event.locals.isRecent ?? false,
		confirmHref: confirmHref(event.locals, PAGE),
		hasDomain: relyingParty(event) !== null,
		kept: await keptOf(event, ctx, PAGE),
		saved: SAVED.find((name) => name === saved)
	};
};

export const actions: Actions = {
	beginApp: async (event) => {
		await requireForm(event.request, {});
		await beginApp(await requireRecent(event, { page: PAGE }));
		redirect(303, localHref(event.locals.locale, `${PAGE}/app`));
	},

	removeApp: async (event) => {
		await requireForm(event.request, {});
		const ctx = await requireRecent(event, { page: PAGE });
		return answerRemoval(event, await removeFactor(ctx, 'app'));
	},

	removePasskey: async (event) => {
		const { id } = await requireForm(event.request, { id: idField });
		const ctx = await requireRecent(event, { page: PAGE });
		return answerRemoval(event, await removeFactor(ctx, { passkeyId: id }));
	},

	addPasskey: async (event) => {
		const { name, answer } = await requireForm(event.request, {
			name: textField,
			answer: answerField
		});
		const ctx = await requireRecent(event, { page: PAGE, fields: { name } });
		const site = relyingParty(event);
		if (!site) return fail(422, { name, refusal: 'passkey-refused' as const });
		const outcome = await addPasskey(ctx, site, { name, answer });
		if (!outcome.ok) return fail(422, { name, refusal: outcome.reason });
		// Shown once: a redirect would lose them.
		if (outcome.codes) return { codes: outcome.codes };
		return done(event, 'added');
	},

	newCodes: async (event) => {
		await requireForm(event.request, {});
		const codes = await renewRecoveryCodes(await requireRecent(event, { page: PAGE }));
		return codes ? { codes } : fail(409, { refusal: 'no-factor' as const });
	}
};

function answerRemoval(event: RequestEvent, outcome: Awaited<ReturnType<typeof removeFactor>>) {
	return outcome.ok ? done(event, 'removed') : fail(409, { refusal: outcome.reason });
}

function done({ locals }: RequestEvent, saved: (typeof SAVED)[number]): never {
	redirect(303, localHref(locals.locale, `${PAGE}?saved=${saved}`));
}
