import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { localHref } from '../../rules/locale.ts';
import { hasSecondFactor } from '../accounts/has-factor.ts';
import { keepForm, takeKept } from '../accounts/recent.ts';
import type { MemberCtx } from '../ctx.ts';
import { requireMember } from './require-member.ts';
import { sessionIdOf } from './session.ts';

type Form = {
	/** Path without language of the page that it stands on. */
	page: string;
	/** What was typed into it, but for passwords and codes: shown there again afterwards. */
	fields?: Record<string, string>;
	/** Whether it asks for the password itself. */
	asksPassword?: true;
};

/** For acts that a borrowed browser must not do: who proved long ago who they are does so again, and comes back. */
export async function requireRecent(event: RequestEvent, form: Form): Promise<MemberCtx> {
	const ctx = requireMember(event.locals);
	if (event.locals.isRecent) return ctx;
	// Without a second factor the password is all that a login would ask.
	if (form.asksPassword && !(await hasSecondFactor(ctx, ctx.asker.id))) return ctx;
	const { page, fields } = form;
	if (fields) await keepForm(ctx, sessionIdOf(event) ?? '', { page, fields });
	redirect(303, confirmHref(event.locals, fields ? `${page}?kept=yes` : page));
}

/** Where one proves again who one is; leads back to this path. */
export const confirmHref = ({ locale }: App.Locals, next: string): string =>
	localHref(locale, `/login/confirm?next=${encodeURIComponent(next)}`);

/** What was typed into a form of this page before its sender had to prove who they are. */
export async function keptOf(
	event: RequestEvent,
	ctx: MemberCtx,
	page: string
): Promise<Record<string, string> | null> {
	if (!event.url.searchParams.has('kept')) return null;
	return takeKept(ctx, sessionIdOf(event) ?? '', page);
}

/** Whose role rests learns what to do. */
export const refuseWithoutFactor = (): never =>
	error(403, { message: 'second factor needed', code: 'factor-needed' });
