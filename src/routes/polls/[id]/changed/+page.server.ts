import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { commentIdIn, MINDS_SHOWN_FROM, type Mind } from '#lib/rules/minds.ts';
import { nameMind, type MindRefusal } from '#lib/server/ballots/name-mind.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import { voterOf } from '#lib/server/ballots/voter-tag.ts';
import { listNameable } from '#lib/server/comments/list-nameable.ts';
import { listResources } from '#lib/server/resources/list.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { idParam, readForm, textField } from '#lib/server/web/read-form.ts';
import { forgetVisitor } from '#lib/server/web/visitor.ts';
import type { Actions, PageServerLoad } from './$types';

/** What a voter who has changed their answer may name; others are told when it is offered. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { ctx } = locals;
	const poll = await viewPoll(ctx, idParam(params.id));
	if (!poll) error(404, { message: 'no such poll', code: 'not-found' });
	const { id, articleId, articleSlug, question, language, isOpen, hasChanged, mind } = poll;
	const mayName = isOpen && hasChanged;
	const named = mind && 'commentId' in mind ? mind.commentId : null;
	const [links, comments] = mayName
		? await Promise.all([listResources(ctx, articleId), listNameable(ctx, articleId, named)])
		: [[], []];
	return {
		poll: { id, articleSlug, question, language, isOpen, isSealed: poll.visibility === 'sealed' },
		mayName,
		mind: mind && valueOf(mind),
		links: links.map(({ id, title, titleLanguage }) => ({ id, title, language: titleLanguage })),
		comments,
		shownFrom: MINDS_SHOWN_FROM
	};
};

const NamingForm = {
	mind: v.optional(v.pipe(v.string(), v.regex(/^(comment|link)-[1-9]\d{0,14}$/))),
	/** A comment that is not in the list. */
	other: textField
};

export const actions: Actions = {
	say: async (event) => {
		const form = await readForm(event.request, NamingForm);
		if (!form) return fail(400, { refusal: 'malformed' as const, typed: null });
		const commentId = commentIdIn(form.other);
		const mind = commentId === null ? readMind(form.mind) : { commentId };
		if (form.other.trim() && commentId === null) {
			return fail(422, { refusal: 'no-such-thing' as const, typed: form });
		}
		if (!mind) return fail(422, { refusal: 'names-nothing' as const, typed: form });
		return name(event, mind, form);
	},
	takeBack: async (event) => {
		const form = await readForm(event.request, NamingForm);
		if (!form) return fail(400, { refusal: 'malformed' as const, typed: null });
		return name(event, null, form);
	}
};

type Typed = { mind?: string | undefined; other: string };

async function name(event: RequestEvent, mind: Mind | null, typed: Typed) {
	const pollId = idParam(event.params.id);
	const { ctx, locale } = event.locals;
	const voter = voterOf(ctx);
	if (!voter) return fail(409, { refusal: 'not-changed' as const, typed });
	const outcome = await nameMind({ ...ctx, voter }, { pollId, mind }).catch((error: unknown) =>
		failTooMany(event, error, { refusal: 'too-many' as const, typed })
	);
	if (!('ok' in outcome)) return outcome;
	if (outcome.ok) {
		redirect(303, `${localHref(locale, `/articles/${outcome.articleSlug}`)}#poll-${pollId}`);
	}
	const { reason } = outcome;
	if (reason === 'no-such-poll') error(404, { message: 'no such poll', code: 'not-found' });
	if (reason === 'visitor-joined') forgetVisitor(event);
	return fail(STATUS[reason], { refusal: reason, typed });
}

const STATUS: Record<Exclude<MindRefusal, 'no-such-poll'>, number> = {
	'no-such-thing': 422,
	'own-comment': 422,
	'not-changed': 409,
	'not-open-yet': 409,
	closed: 409,
	cancelled: 409,
	'visitor-joined': 409
};

const valueOf = (mind: Mind): string =>
	'commentId' in mind ? `comment-${mind.commentId}` : `link-${mind.resourceId}`;

function readMind(value: string | undefined): Mind | null {
	const [kind, id] = value?.split('-') ?? [];
	if (!kind) return null;
	return kind === 'comment' ? { commentId: Number(id) } : { resourceId: Number(id) };
}
