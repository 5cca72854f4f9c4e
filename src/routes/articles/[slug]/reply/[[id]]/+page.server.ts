import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { isThreadQuiet } from '#lib/rules/quiet.ts';
import { REPLY_KINDS } from '#lib/rules/reply-kinds.ts';
import { findArticle, findArticleId } from '#lib/server/articles/find.ts';
import { answerTo, viewFirstPoll } from '#lib/server/ballots/view.ts';
import { findDraft, saveDraft } from '#lib/server/comments/drafts.ts';
import { findComment } from '#lib/server/comments/find.ts';
import { findPlace } from '#lib/server/comments/find-place.ts';
import { locateComment } from '#lib/server/comments/locate.ts';
import { findLock } from '#lib/server/comments/lock.ts';
import { postComment } from '#lib/server/comments/post.ts';
import { TooSoon } from '#lib/server/comments/slow-down.ts';
import { previewComment } from '#lib/server/comments/preview.ts';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { Suspended } from '#lib/server/errors.ts';
import { failSuspended, failTooMany } from '#lib/server/web/arrival.ts';
import { idParam, readForm, textField } from '#lib/server/web/read-form.ts';
import { isMember, requireMember } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const parentId = parentIn(event);
	const article = (await findArticle(locals.ctx, params.slug)) ?? noSuchArticle();
	const parent = parentId === null ? null : await findComment(locals.ctx, article.id, parentId);
	if (parentId !== null && !parent) error(404, { message: 'no such comment', code: 'not-found' });
	const place = parentId === null ? null : await findPlace(locals.ctx, article.id, parentId);
	// After an act without a session the page still has to give the text back.
	if (event.request.method === 'GET') requireMember(locals);

	const draft = isMember(locals.ctx)
		? await findDraft(locals.ctx, { articleId: article.id, parentId })
		: null;
	const poll = isMember(locals.ctx) ? await viewFirstPoll(locals.ctx, article.id) : null;
	return {
		article: {
			id: article.id,
			slug: article.slug,
			title: article.title,
			language: article.language
		},
		isClosed: isThreadQuiet(article),
		quietDays: article.quietDays,
		parent,
		/** Why nobody may write here. */
		lock: await findLock(locals.ctx, { articleId: article.id, path: place?.path }),
		draft,
		answer: answerTo(poll),
		idempotencyKey: draft?.idempotencyKey ?? randomUUID(),
		zone: locals.site.config.timeZone
	};
};

export const actions: Actions = {
	preview: async (event) => {
		const typed = await readTyped(event);
		const { ctx } = event.locals;
		if (!isMember(ctx)) return fail(403, { ...typed, isExpired: true });
		try {
			await keepDraft(event, ctx, typed);
			const outcome = await previewComment(ctx, typed.markdown);
			if (!outcome.ok) return fail(422, { ...typed, problem: outcome.reason });
			return { ...typed, preview: outcome.html };
		} catch (error) {
			return failTooMany(event, error, typed);
		}
	},

	/** Sent by the script while somebody writes. */
	draft: async (event) => {
		const typed = await readTyped(event);
		const { ctx } = event.locals;
		if (!isMember(ctx)) return fail(403, { ...typed, isExpired: true });
		await keepDraft(event, ctx, typed);
		return typed;
	},

	post: async (event) => {
		const typed = await readTyped(event);
		const { ctx, locale } = event.locals;
		if (!isMember(ctx)) return fail(403, { ...typed, isExpired: true });
		const { slug } = event.params;
		const articleId = (await findArticleId(ctx, slug)) ?? noSuchArticle();
		const draft = { ...typed, articleId, parentId: parentIn(event), language: locale };
		const outcome = await postComment(ctx, draft).catch(async (error: unknown) => {
			if (error instanceof TooSoon) await keepDraft(event, ctx, typed);
			if (error instanceof Suspended) return failSuspended(error, typed);
			return failTooMany(event, error, typed);
		});
		if (!('ok' in outcome)) return outcome;
		if (!outcome.ok) {
			const { reason } = outcome;
			const isShut =
				reason === 'thread-closed' || reason === 'branch-locked' || reason === 'thread-quiet';
			return fail(isShut ? 409 : 422, { ...typed, problem: reason });
		}
		if (outcome.id === null) {
			redirect(303, localHref(locale, `/articles/${slug}#held-${outcome.heldId}`));
		}
		const place = await locateComment(ctx, outcome.id);
		redirect(303, localHref(locale, place ?? `/articles/${slug}`));
	}
};

async function keepDraft(
	event: RequestEvent<{ slug: string; id?: string }>,
	ctx: MemberCtx,
	{ markdown, idempotencyKey, kind }: Awaited<ReturnType<typeof readTyped>>
): Promise<void> {
	const articleId = (await findArticleId(ctx, event.params.slug)) ?? noSuchArticle();
	const form = { articleId, parentId: parentIn(event) };
	await saveDraft(ctx, { ...form, markdown, kind, idempotencyKey });
}

const parentIn = ({ params }: Pick<RequestEvent<{ id?: string }>, 'params'>): number | null =>
	params.id === undefined ? null : idParam(params.id);

const noSuchArticle = (): never => error(404, { message: 'no such article', code: 'not-found' });

/** The options of an answer, as our form joins them. */
const idList = v.pipe(
	v.string(),
	v.regex(/^\d{1,15}(-\d{1,15}){0,19}$/),
	v.transform((ids) => ids.split('-').map(Number))
);

async function readTyped({ request }: RequestEvent) {
	const form = await readForm(request, {
		markdown: textField,
		idempotencyKey: v.pipe(v.string(), v.uuid()),
		kind: v.optional(v.union([v.literal(''), v.picklist(REPLY_KINDS)])),
		stance: v.optional(idList)
	});
	if (!form) error(400, { message: 'malformed', code: 'malformed' });
	return { ...form, kind: form.kind || null };
}
