import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { LANG_COOKIE } from '#lib/rules/cookies.ts';
import { LOCALES, localHref, type Locale } from '#lib/rules/locale.ts';
import { MAIL_CHOICES } from '#lib/rules/mail.ts';
import { FOLD_BELOW } from '#lib/rules/ranking.ts';
import { askConfirmationAgain, changeAddress } from '#lib/server/accounts/change-address.ts';
import { changeLanguage } from '#lib/server/accounts/change-language.ts';
import { changePassword } from '#lib/server/accounts/change-password.ts';
import { changeReading } from '#lib/server/accounts/change-reading.ts';
import { chooseMail } from '#lib/server/accounts/choose-mail.ts';
import { hasSecondFactor } from '#lib/server/accounts/has-factor.ts';
import { findAddress } from '#lib/server/accounts/find-address.ts';
import { listSessions } from '#lib/server/accounts/list-sessions.ts';
import { endLabelledSession, endOtherSessions } from '#lib/server/accounts/sessions.ts';
import { findKarma } from '#lib/server/comments/karma.ts';
import { rename } from '#lib/server/membership/rename.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { requireForm, textField } from '#lib/server/web/read-form.ts';
import { keptOf, requireRecent } from '#lib/server/web/require-recent.ts';
import { requireMember } from '#lib/server/web/require-member.ts';
import { sessionIdOf } from '#lib/server/web/session.ts';
import type { Actions, PageServerLoad } from './$types';

const SAVED = [
	...(['name', 'language', 'reading', 'password', 'session', 'sessions'] as const),
	...(['address', 'again', 'mail'] as const)
];
const FOLDS = [...FOLD_BELOW.map(String), 'never'];
type Saved = (typeof SAVED)[number];

export const load: PageServerLoad = async (event) => {
	const ctx = requireMember(event.locals);
	const kept = await keptOf(event, ctx, '/settings');
	const saved = event.url.searchParams.get('saved');
	return {
		account: ctx.asker,
		sessions: await listSessions(ctx, sessionIdOf(event)),
		address: await findAddress(ctx),
		karma: await findKarma(ctx),
		hasFactor: await hasSecondFactor(ctx, ctx.asker.id),
		keptEmail: kept?.['email'],
		saved: SAVED.find((name) => name === saved),
		timeZone: event.locals.site.config.timeZone
	};
};

export const actions: Actions = {
	rename: async (event) => {
		const ctx = requireMember(event.locals);
		const { displayName } = await requireForm(event.request, { displayName: textField });
		const outcome = await rename(ctx, displayName);
		return outcome.ok ? done(event, 'name') : fail(422, { refusal: outcome.reason, displayName });
	},

	language: async (event) => {
		const ctx = requireMember(event.locals);
		const { locale } = await requireForm(event.request, { locale: v.picklist(LOCALES) });
		await changeLanguage(ctx, locale);
		event.cookies.set(LANG_COOKIE, locale, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: event.url.protocol === 'https:',
			maxAge: 365 * 24 * 60 * 60
		});
		done(event, 'language', locale);
	},

	reading: async (event) => {
		const ctx = requireMember(event.locals);
		const { foldBelow } = await requireForm(event.request, { foldBelow: v.picklist(FOLDS) });
		await changeReading(ctx, { foldBelow: foldBelow === 'never' ? null : Number(foldBelow) });
		done(event, 'reading');
	},

	password: async (event) => {
		const form = await requireForm(event.request, { current: textField, next: textField });
		const ctx = await requireRecent(event, { page: '/settings', asksPassword: true });
		const sessionId = sessionIdOf(event) ?? '';
		const outcome = await changePassword(ctx, { ...form, sessionId });
		return outcome.ok ? done(event, 'password') : fail(422, { refusal: outcome.reason });
	},

	address: async (event) => {
		const form = await requireForm(event.request, { email: textField, password: textField });
		const { email } = form;
		const fields = { email };
		const ctx = await requireRecent(event, { page: '/settings', fields, asksPassword: true });
		try {
			const outcome = await changeAddress(ctx, form);
			if (!outcome.ok) return fail(422, { address: { email, reason: outcome.reason } });
		} catch (error) {
			return failTooManyMails(event, error, email);
		}
		return done(event, 'address');
	},

	again: async (event) => {
		const ctx = requireMember(event.locals);
		await requireForm(event.request, {});
		try {
			await askConfirmationAgain(ctx);
		} catch (error) {
			return failTooManyMails(event, error);
		}
		return done(event, 'again');
	},

	mail: async (event) => {
		const ctx = requireMember(event.locals);
		const { mail } = await requireForm(event.request, { mail: v.picklist(MAIL_CHOICES) });
		await chooseMail(ctx, mail);
		done(event, 'mail');
	},

	endSession: async (event) => {
		const ctx = requireMember(event.locals);
		const { label } = await requireForm(event.request, { label: v.pipe(v.string(), v.uuid()) });
		await endLabelledSession(ctx, label);
		done(event, 'session');
	},

	endOthers: async (event) => {
		const ctx = requireMember(event.locals);
		await requireForm(event.request, {});
		await endOtherSessions(ctx, sessionIdOf(event) ?? '');
		done(event, 'sessions');
	}
};

function failTooManyMails(event: RequestEvent, error: unknown, email?: string) {
	const { data, status } = failTooMany(event, error, {});
	return fail(status, { address: { email, minutes: data.minutes } });
}

function done(event: RequestEvent, saved: Saved, locale: Locale = event.locals.locale): never {
	redirect(303, localHref(locale, `/settings?saved=${saved}`));
}
