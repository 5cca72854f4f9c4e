import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref, splitLocale } from '../../rules/locale.ts';
import { localPath } from '../../rules/local-path.ts';
import { REPLY_KINDS } from '../../rules/reply-kinds.ts';
import type { Onward, UnpostedComment } from '../../rules/unposted-comment.ts';
import { saveDraft } from '../comments/drafts.ts';
import { TooSoon } from '../comments/slow-down.ts';
import type { Member } from '../ctx.ts';
import { TooMany, type Suspended } from '../errors.ts';
import { idField, textField } from './read-form.ts';
import { startSession } from './session.ts';
import { forgetVisitor } from './visitor.ts';

/** What sign-up and login both carry: where to go on, and a comment that waits for them. */
export const onwardEntries = {
	next: v.optional(textField),
	draftArticle: v.optional(idField),
	draftParent: v.optional(v.union([v.literal(''), idField])),
	/** Instead of the two above: the comment whose edited text waits. */
	draftComment: v.optional(idField),
	draftText: v.optional(textField),
	draftKind: v.optional(v.picklist(REPLY_KINDS)),
	draftKey: v.optional(v.pipe(v.string(), v.uuid())),
	/** Pressed on the other of the two forms: shows this one, with everything typed so far. */
	show: v.optional(v.literal('form'))
};

type OnwardFields = v.InferOutput<v.StrictObjectSchema<typeof onwardEntries, undefined>>;

export const onwardOf = (fields: OnwardFields): Onward => ({
	next: nextPath(fields.next),
	draft: draftIn(fields)
});

function draftIn(fields: OnwardFields): UnpostedComment | null {
	const { draftArticle, draftParent, draftComment, draftText, draftKind, draftKey } = fields;
	if (!draftText) return null;
	if (draftComment) return { commentId: draftComment, markdown: draftText };
	if (!draftArticle || !draftKey) return null;
	return {
		articleId: draftArticle,
		parentId: draftParent || null,
		markdown: draftText,
		kind: draftKind ?? null,
		idempotencyKey: draftKey
	};
}

/** A path of this site without its language; the home page where that makes no sense. */
export function nextPath(given: string | null | undefined): string {
	const { path } = splitLocale(localPath(given) ?? '/');
	// Looked at again without its language: of `/en//elsewhere` another site would be left.
	if (localPath(path) === null) return '/';
	return /^\/(login|signup|logout|forgot|reset|confirm)\b/.test(path) ? '/' : path;
}

/** Logs this browser in as the member, keeps the comment that waits, and goes on. */
export async function arrive(event: RequestEvent, member: Member, onward: Onward): Promise<never> {
	const { ctx, locale } = event.locals;
	await startSession(event, member);
	// Its ballots are the member's now; the next visitor of this browser is somebody else.
	if (ctx.visitorToken) forgetVisitor(event);
	await keepUnposted(event, member, onward);
	redirect(303, localHref(locale, onward.next));
}

/** Keeps the comment that waits among the member's drafts, if there is one. */
export async function keepUnposted(
	{ locals }: RequestEvent,
	member: Member,
	{ draft }: Onward
): Promise<void> {
	if (draft) await saveDraft({ ...locals.ctx, asker: member }, draft);
}

/**
 * Too many attempts answer with the form, not with an error page: what was typed comes back.
 * `reports` is a number where a heated branch is what makes one wait.
 */
export function failTooMany<T extends object>(event: RequestEvent, error: unknown, typed: T) {
	if (!(error instanceof TooMany)) throw error;
	event.setHeaders({ 'retry-after': String(error.retryAfter) });
	const reports = error instanceof TooSoon ? error.reports : null;
	return fail(429, { ...typed, minutes: Math.ceil(error.retryAfter / 60), reports });
}

/** A form whose text comes back, with until when its writer is suspended; null: without an end. */
export const failSuspended = <T extends object>({ until }: Suspended, typed: T) =>
	fail(403, { ...typed, suspension: { until } });
