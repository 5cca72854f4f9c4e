import type { ArticleDocument } from '#lib/rules/article-document.ts';
import {
	beginJointTranslation,
	beginTranslation
} from '#lib/server/amendments/begin-translation.ts';
import { saveTranslation } from '#lib/server/amendments/save-translation.ts';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { sendTranslation } from '#lib/server/publishing/translate.ts';
import { aDocument } from './drafts.ts';

/** The words of `aDocument` in English. */
export const inEnglish = (given: Partial<ArticleDocument> = {}): ArticleDocument => ({
	...aDocument(),
	language: 'en',
	title: 'Is one repository enough?',
	lede: 'A *simple* question.',
	body: '## For\n\nA [link](https://example.org/pour).\n\n## Against\n\nNothing.',
	resources: aDocument().resources.map((resource, index) => ({
		...resource,
		title: ['One', 'Two', 'Three'][index] ?? ''
	})),
	polls: aDocument().polls.map((poll) => ({
		...poll,
		question: 'Is one repository enough?',
		options: ['Yes', 'No', 'It depends']
	})),
	...given
});

/** Begins a translation of the article into English and saves these words; says its id and the number of its revision. */
export async function aTranslation(
	translator: MemberCtx,
	articleId: number,
	document: ArticleDocument = inEnglish()
): Promise<{ id: number; number: number }> {
	const id = await beginTranslation(translator, { articleId, language: 'en' });
	if (id === null) throw new Error('the translation was not begun');
	const outcome = await saveTranslation(translator, {
		...{ id, base: 1, original: 1, document },
		trigger: 'button'
	});
	if (!outcome.ok) throw new Error(`the translation was not saved: ${outcome.reason}`);
	return { id, number: outcome.number };
}

/** The same, sent to whoever wrote the article. */
export async function aSentTranslation(
	translator: MemberCtx,
	articleId: number,
	document: ArticleDocument = inEnglish()
): Promise<{ id: number; number: number }> {
	const translation = await aTranslation(translator, articleId, document);
	const { id, number: base } = translation;
	const outcome = await sendTranslation(translator, { id, base });
	if (!outcome.ok) throw new Error(`the translation was not sent: ${outcome.reason}`);
	return translation;
}

/** What these writers of an article make of it in English before it is published; says its id and the number of its revision. */
export async function aJointTranslation(
	writer: MemberCtx,
	articleId: number,
	document: ArticleDocument = inEnglish()
): Promise<{ id: number; number: number }> {
	const id = await beginJointTranslation(writer, articleId);
	const outcome = await saveTranslation(writer, {
		...{ id, base: 1, original: 1, beside: 1, document },
		trigger: 'button'
	});
	if (!outcome.ok) throw new Error(`the translation was not saved: ${outcome.reason}`);
	return { id, number: outcome.number };
}
