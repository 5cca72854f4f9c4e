import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { mergeDocuments } from '../../rules/article-merge.ts';
import { localHref } from '../../rules/locale.ts';
import { findPublished } from '../amendments/find-published.ts';
import {
	findTranslation,
	findTranslationRevision,
	type Translation
} from '../amendments/find-translation.ts';
import { saveTranslation, type TranslationSaved } from '../amendments/save-translation.ts';
import type { MemberCtx } from '../ctx.ts';
import { sendTranslation } from '../publishing/translate.ts';
import { failTooMany } from './arrival.ts';
import { readTranslationForm, type TypedTranslation } from './translation-form.ts';

/** A translation with what it stands beside: the original, and polls whose words stay. */
export async function findTranslationWork(ctx: MemberCtx, id: number) {
	const translation = await findTranslation(ctx, id);
	if (!translation) error(404, { message: 'no such translation', code: 'not-found' });
	const { articleId, originalLanguage, language } = translation;
	const [original, there] = await Promise.all([
		findPublished(ctx, articleId, originalLanguage),
		findPublished(ctx, articleId, language)
	]);
	if (!original) error(404, { message: 'no such article', code: 'not-found' });
	return { translation, original, there };
}

/** What the form of a translation does, whichever button sent it: it saves first. */
export async function writeTranslation(event: RequestEvent, ctx: MemberCtx, id: number) {
	const { translation, typed } = await readWork(event, ctx, id);
	try {
		const trigger = typed.act === 'preview' ? 'row' : 'button';
		const saved = await saveTranslation(ctx, { id, ...typed, trigger });
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

async function readWork(event: RequestEvent, ctx: MemberCtx, id: number) {
	const { translation, original, there } = await findTranslationWork(ctx, id);
	const typed = await readTranslationForm(event.request, {
		original: original.document,
		language: translation.language,
		polls: there?.document.polls ?? null
	});
	// An original that never was cannot have been read.
	if (!typed || typed.original > original.revision) {
		error(400, { message: 'malformed', code: 'malformed' });
	}
	return { translation, typed };
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
	const theirs = await findTranslation(ctx, id);
	if (!theirs) error(404, { message: 'no such translation', code: 'not-found' });
	const base = await findTranslationRevision(ctx, { id, number: typed.base });
	const { document, taken, clashing } = mergeDocuments(base, typed.document, theirs.document);
	return fail(409, {
		typed: { ...typed, document, base: theirs.number },
		clash: { mine: typed.document, theirs: theirs.document, taken, clashing }
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
	return fail(422, { typed, problems: outcome.problems, isUnfinished: true });
}
