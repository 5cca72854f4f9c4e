import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { findArticle, findArticleId } from '#lib/server/articles/find.ts';
import { findDraft } from '#lib/server/comments/drafts.ts';
import { findComment } from '#lib/server/comments/find.ts';
import { locateComment } from '#lib/server/comments/locate.ts';
import { postComment } from '#lib/server/comments/post.ts';
import { previewComment } from '#lib/server/comments/preview.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { idParam, readForm, textField } from '#lib/server/web/read-form.ts';
import { isMember, requireMember } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const parentId = parentIn(event);
	const article = (await findArticle(locals.ctx, params.slug)) ?? noSuchArticle();
	const parent = parentId === null ? null : await findComment(locals.ctx, article.id, parentId);
	if (parentId !== null && !parent) error(404, { message: 'no such comment', code: 'not-found' });
	// After an act without a session the page still has to give the text back.
	if (event.request.method === 'GET') requireMember(locals);

	const draft = isMember(locals.ctx)
		? await findDraft(locals.ctx, { articleId: article.id, parentId })
		: null;
	return {
		article: {
			id: article.id,
			slug: article.slug,
			title: article.title,
			language: article.language
		},
		parent,
		draft,
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
			const outcome = await previewComment(ctx, typed.markdown);
			if (!outcome.ok) return fail(422, { ...typed, problem: outcome.reason });
			return { ...typed, preview: outcome.html };
		} catch (error) {
			return failTooMany(event, error, typed);
		}
	},

	post: async (event) => {
		const typed = await readTyped(event);
		const { ctx, locale } = event.locals;
		if (!isMember(ctx)) return fail(403, { ...typed, isExpired: true });
		const { slug } = event.params;
		const articleId = (await findArticleId(ctx, slug)) ?? noSuchArticle();
		const draft = { ...typed, articleId, parentId: parentIn(event), language: locale };
		const outcome = await postComment(ctx, draft).catch((error: unknown) =>
			failTooMany(event, error, typed)
		);
		if (!('ok' in outcome)) return outcome;
		if (!outcome.ok) return fail(422, { ...typed, problem: outcome.reason });
		const place = await locateComment(ctx, outcome.id);
		redirect(303, localHref(locale, place ?? `/articles/${slug}`));
	}
};

const parentIn = ({ params }: Pick<RequestEvent<{ id?: string }>, 'params'>): number | null =>
	params.id === undefined ? null : idParam(params.id);

const noSuchArticle = (): never => error(404, { message: 'no such article', code: 'not-found' });

async function readTyped({ request }: RequestEvent) {
	const form = await readForm(request, {
		markdown: textField,
		idempotencyKey: v.pipe(v.string(), v.uuid())
	});
	return form ?? error(400, { message: 'malformed', code: 'malformed' });
}
