import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { wordsAgain } from '#lib/rules/amendments.ts';
import { localHref } from '#lib/rules/locale.ts';
import { reportMistake } from '#lib/server/amendments/ask-correction.ts';
import { findPublished } from '#lib/server/amendments/find-published.ts';
import { listParagraphs } from '#lib/server/amendments/list-paragraphs.ts';
import { listOwnCorrections } from '#lib/server/amendments/list-corrections.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { findDocument } from '#lib/server/drafts/find.ts';
import { correctArticle, isRecentlyPublished } from '#lib/server/publishing/correct.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import {
	failCorrection,
	previewCorrection,
	readCorrectionForm
} from '#lib/server/web/correction-form.ts';
import { mayCorrect } from '#lib/server/web/may-correct.ts';
import { requireForm, textField, versionField, versionParam } from '#lib/server/web/read-form.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['reported', 'corrected', 'proposed'] as const;

/** Where readers tell of a mistake, and where who wrote the article corrects it. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const ctx = requireMember(locals);
	const { article, published } = await findText(ctx, params.slug);
	const { id, slug, title, language, originalLanguage } = article;
	const isWriter = language === originalLanguage && (await mayCorrect(ctx, id));
	const from = isWriter ? await findEarlier(ctx, id, url) : null;
	const paragraphs = isWriter ? [] : listParagraphs(published.document);
	return {
		article: { slug, title, language },
		base: published.number,
		paragraphs,
		/** The one beside which its reader has followed a link. */
		at: paragraphs.find(({ place }) => place === url.searchParams.get('at')) ?? null,
		own: isWriter
			? {
					/** Of the version that the address names, to be said again. */
					words: wordsAgain(from?.document ?? published.document, published.document),
					from: from?.number ?? null,
					isRecent: await isRecentlyPublished(ctx, id)
				}
			: null,
		idempotencyKey: randomUUID(),
		mine: (await listOwnCorrections(ctx, { articleId: id })).map((mine) => ({
			...{ id: mine.id, state: mine.state, reason: mine.reason, createdAt: mine.createdAt },
			...{ quote: mine.quote, words: mine.words, pollId: mine.pollId }
		})),
		done: DONE.find((one) => one === url.searchParams.get('done')) ?? null
	};
};

export const actions: Actions = {
	mistake: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const form = await requireForm(event.request, {
			base: versionField,
			place: v.optional(v.pipe(v.string(), v.regex(/^([a-z]+(-\d{1,4})?)?$/)), ''),
			words: textField,
			idempotencyKey: v.pipe(v.string(), v.uuid())
		});
		const { article } = await findText(ctx, event.params.slug);
		const { id: articleId, language } = article;
		const typed = { place: form.place, words: form.words, idempotencyKey: form.idempotencyKey };
		const outcome = await reportMistake(ctx, { ...form, articleId, language }).catch(
			(error: unknown) => failTooMany(event, error, { ...typed, refusal: null })
		);
		if (!('ok' in outcome)) return outcome;
		if (!outcome.ok) {
			const { reason: refusal } = outcome;
			if (refusal === 'no-such-article') error(404, { message: refusal, code: 'not-found' });
			return fail(refusal === 'clash' ? 409 : 422, { ...typed, refusal, minutes: null });
		}
		redirect(303, localHref(ctx.locale, `/articles/${article.slug}/correct?done=reported`));
	},

	preview: (event) => previewCorrection(event, requireMemberAct(event.locals)),

	correct: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const typed = await readCorrectionForm(event.request);
		const { idempotencyKey, base } = typed;
		if (!idempotencyKey) error(400, { message: 'no key', code: 'malformed' });
		const { article } = await findText(ctx, event.params.slug);
		const outcome = await correctArticle(ctx, {
			...{ ...typed, idempotencyKey, articleId: article.id }
		}).catch((error: unknown) => failTooMany(event, error, { typed }));
		if (!('ok' in outcome)) return outcome;
		if (!outcome.ok) {
			const began = await findDocument(ctx, { id: article.id, number: base });
			return failCorrection(typed, outcome, began);
		}
		redirect(303, localHref(ctx.locale, `/articles/${article.slug}/correct?done=${outcome.done}`));
	}
};

/** The article with the text that the asker reads of it. */
async function findText(ctx: Ctx, slug: string) {
	const article = await findArticle(ctx, slug);
	const published = article && (await findPublished(ctx, article.id, article.language));
	if (!article || !published) error(404, { message: 'no such article', code: 'not-found' });
	return { article, published };
}

async function findEarlier(ctx: Ctx, id: number, { searchParams }: URL) {
	if (!searchParams.has('from')) return null;
	const number = versionParam(searchParams.get('from'));
	const document = await findDocument(ctx, { id, number });
	return document
		? { number, document }
		: error(404, { message: 'no revision', code: 'not-found' });
}
