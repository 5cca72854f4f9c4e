import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { mergeDocuments } from '../../rules/article-merge.ts';
import type { ArticleDocument } from '../../rules/article-document.ts';
import { localHref } from '../../rules/locale.ts';
import { findPublished, type Published } from '../amendments/find-published.ts';
import {
	findTranslation,
	findTranslationRevision,
	type Translation,
	type TranslationRevision
} from '../amendments/find-translation.ts';
import { fitToOriginal } from '../amendments/fit-to-original.ts';
import { saveTranslation, type TranslationSaved } from '../amendments/save-translation.ts';
import type { MemberCtx } from '../ctx.ts';
import { findDocument, findLatest } from '../drafts/find.ts';
import { editTogether } from '../publishing/edit-together.ts';
import { sendTranslation } from '../publishing/translate.ts';
import { failTooMany } from './arrival.ts';
import { readTranslationForm, type TypedTranslation } from './translation-form.ts';

/**
 * A translation with what it stands beside: the original, and polls whose words stay.
 * Of an article that is not published yet the original is its draft, and the translation
 * comes in the rows of that.
 */
export async function findTranslationWork(ctx: MemberCtx, id: number) {
	const translation = await findTranslation(ctx, id);
	if (!translation) error(404, { message: 'no such translation', code: 'not-found' });
	const { articleId, articleState, originalLanguage, language } = translation;
	const isPublished = articleState === 'published';
	const [original, there] = await Promise.all([
		isPublished ? findPublished(ctx, articleId, originalLanguage) : findDraft(ctx, articleId),
		isPublished ? findPublished(ctx, articleId, language) : null
	]);
	if (!original) error(404, { message: 'no such article', code: 'not-found' });
	if (translation.beside === null) {
		const isOutdated = translation.original < original.revision;
		return { translation, original, there, isOutdated, readiness: null };
	}
	const fitted = await fitTo(ctx, articleId, original, translation);
	const { document, isOutdated, readiness } = fitted;
	return { translation: { ...translation, document }, original, there, isOutdated, readiness };
}

async function findDraft(ctx: MemberCtx, articleId: number): Promise<Published | null> {
	const latest = await findLatest(ctx, articleId);
	return latest && { ...latest, revision: latest.number };
}

const fitTo = (
	ctx: MemberCtx,
	articleId: number,
	{ revision: number, document }: Published,
	translation: TranslationRevision
) => fitToOriginal(ctx, articleId, translation, { number, document });

export type TranslationWork = Awaited<ReturnType<typeof findTranslationWork>>;

/** What an earlier version of a translation said, in the rows of the original as it is now; null when there is none. */
export async function findEarlierWords(
	ctx: MemberCtx,
	{
		translation: { id, articleId },
		original,
		number
	}: Pick<TranslationWork, 'translation' | 'original'> & { number: number }
): Promise<ArticleDocument | null> {
	const earlier = await findTranslationRevision(ctx, { id, number });
	return earlier && (await fitTo(ctx, articleId, original, earlier)).document;
}

/** What the form of a translation does, whichever button sent it: it saves first. */
export async function writeTranslation(event: RequestEvent, ctx: MemberCtx, id: number) {
	const { translation, typed } = await readWork(event, ctx, id);
	try {
		const trigger = typed.act === 'preview' ? 'row' : 'button';
		const saved = await editTogether(ctx, translation.articleId, (ctx) =>
			saveTranslation(ctx, { id, ...typed, trigger })
		);
		if (!saved.ok) return await giveBack(ctx, translation, typed, saved);
		if (typed.act === 'send') return await send(event, ctx, translation, { ...typed, ...saved });
		const place = `/translations/${id}`;
		const after = typed.act === 'preview' ? `${place}/read` : `${place}?saved=yes`;
		redirect(303, localHref(ctx.locale, after));
	} catch (error) {
		return failTooMany(event, error, { typed });
	}
}

/** Saves what a translator is typing, for the script that sends it at each pause. */
export async function keepTranslation(
	event: RequestEvent,
	ctx: MemberCtx,
	id: number
): Promise<TranslationSaved> {
	const { typed } = await readWork(event, ctx, id);
	return saveTranslation(ctx, { id, ...typed, trigger: 'pause' });
}

/** What was typed, in the rows of the original as it is now. */
async function readWork(event: RequestEvent, ctx: MemberCtx, id: number) {
	const { translation, original, there } = await findTranslationWork(ctx, id);
	const { articleId, language, isJoint } = translation;
	const typed = await readTranslationForm(event.request, {
		originalAt: async (beside) =>
			!isJoint || beside === null || beside === original.revision
				? original.document
				: findDocument(ctx, { id: articleId, number: beside }),
		language,
		polls: there?.document.polls ?? null
	});
	// An original that never was cannot have been read.
	if (!typed || typed.original > original.revision) {
		error(400, { message: 'malformed', code: 'malformed' });
	}
	if (!isJoint) return { translation, typed };
	const beside = typed.beside ?? original.revision;
	const { document } = await fitTo(ctx, articleId, original, { ...typed, beside });
	return { translation, typed: { ...typed, document, beside: original.revision } };
}

async function giveBack(
	ctx: MemberCtx,
	{ id }: Pick<Translation, 'id'>,
	typed: TypedTranslation,
	unsaved: Exclude<TranslationSaved, { ok: true }>
) {
	if (unsaved.reason === 'too-long') {
		return fail(422, { typed, problems: unsaved.problems, isTooLong: true });
	}
	const { translation: theirs, original } = await findTranslationWork(ctx, id);
	const base = await findEarlierWords(ctx, { translation: theirs, original, number: typed.base });
	const { document, ...joined } = mergeDocuments(base, typed.document, theirs.document);
	return fail(409, {
		typed: { ...typed, document, base: theirs.number },
		clash: { mine: typed.document, theirs: theirs.document, ...joined }
	});
}

async function send(
	event: RequestEvent,
	ctx: MemberCtx,
	translation: Translation,
	saved: TypedTranslation & { number: number }
) {
	const { number: base } = saved;
	const outcome = await sendTranslation(ctx, {
		...{ id: translation.id, base }
	});
	if (outcome.ok) {
		const done = outcome.isPublished ? 'published' : 'sent';
		redirect(303, localHref(ctx.locale, `/articles/${translation.slug}/translate?done=${done}`));
	}
	const typed = { ...saved, base };
	if (outcome.reason === 'clash') return giveBack(ctx, translation, typed, outcome);
	if (outcome.reason === 'polls-changed') return fail(422, { typed, isPollsChanged: true });
	return fail(422, { typed, problems: outcome.problems, isUnfinished: true });
}
