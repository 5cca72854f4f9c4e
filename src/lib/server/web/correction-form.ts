import { error, fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { correctWords, type CorrectedWords } from '../../rules/amendments.ts';
import { ARTICLE_LIMITS } from '../../rules/article-document.ts';
import { mergeDocuments } from '../../rules/article-merge.ts';
import { problemsOfTexts } from '../../rules/article-problems.ts';
import type { Published } from '../amendments/find-published.ts';
import type { MemberCtx } from '../ctx.ts';
import { previewTexts } from '../drafts/preview.ts';
import { spend } from '../platform/limits.ts';
import type { DecideRefusal } from '../publishing/correct.ts';
import { failTooMany } from './arrival.ts';
import { lineField, readForm, textField, versionField } from './read-form.ts';

const entries = {
	base: versionField,
	/** Of an author's own; a moderator's form names what it decides by its address. */
	idempotencyKey: v.optional(v.pipe(v.string(), v.uuid())),
	title: lineField,
	lede: textField,
	body: textField,
	'resource-title': v.pipe(v.array(lineField), v.maxLength(ARTICLE_LIMITS.resources))
};

export type TypedCorrection = {
	base: number;
	idempotencyKey: string | null;
	words: CorrectedWords;
};

export async function readCorrectionForm(request: Request): Promise<TypedCorrection> {
	const form = await readForm(request, entries);
	if (!form) error(400, { message: 'malformed', code: 'malformed' });
	const { base, idempotencyKey, title, lede, body } = form;
	return {
		base,
		idempotencyKey: idempotencyKey ?? null,
		words: { title, lede, body, resourceTitles: form['resource-title'] }
	};
}

/**
 * The form of a correction again, with what was typed and, as fragments `lede` and
 * `body`, how readers would see it.
 */
export async function previewCorrection(event: RequestEvent, ctx: MemberCtx) {
	const typed = await readCorrectionForm(event.request);
	try {
		await spend(ctx, 'article-preview');
	} catch (error) {
		return failTooMany(event, error, { typed });
	}
	const problems = problemsOfTexts(typed.words);
	if (problems.length > 0) return fail(422, { typed, problems });
	const { ledeHtml, bodyHtml } = previewTexts(typed.words);
	event.locals.fragments.set('lede', ledeHtml);
	event.locals.fragments.set('body', bodyHtml);
	return { typed, isPreview: true };
}

type Refusal = Exclude<DecideRefusal, { reason: 'no-longer-waiting' }>;

/**
 * The form of a correction again, with what was typed and why it was not done; after
 * a clash joined with what the text says now.
 *
 * @param began what the writer began with; null when that is not known any more
 */
export function failCorrection(
	typed: TypedCorrection,
	refusal: Refusal,
	began: Published['document'] | null
) {
	if (refusal.reason === 'unfinished') return fail(422, { typed, problems: refusal.problems });
	if (refusal.reason !== 'clash') {
		if (refusal.reason === 'changes-nothing') return fail(422, { typed, changesNothing: true });
		if (refusal.reason === 'malformed') error(400, { message: 'malformed', code: 'malformed' });
		error(404, { message: 'no such article', code: 'not-found' });
	}
	const { document: theirs, number: base } = refusal.current;
	const mine = correctWords(theirs, typed.words);
	if (!mine) error(400, { message: 'malformed', code: 'malformed' });
	const { document, ...joined } = mergeDocuments(began, mine, theirs);
	const { title, lede, body, resources } = document;
	const resourceTitles = resources.map((resource) => resource.title);
	return fail(409, {
		typed: { ...typed, base, words: { title, lede, body, resourceTitles } },
		clash: { mine, theirs, ...joined }
	});
}
