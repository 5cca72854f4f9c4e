import type { ArticleDocument } from '../../rules/article-document.ts';
import {
	fitTranslation,
	readinessOf,
	saysTheSame,
	type Readiness
} from '../../rules/translation-fit.ts';
import type { Ctx } from '../ctx.ts';
import { findDocument } from '../drafts/find.ts';
import type { TranslationRevision } from './find-translation.ts';

export type Fitted = {
	/** The translation in the rows of the original as it is now. */
	document: ArticleDocument;
	readiness: Readiness;
	/** Whether the original says something else since. */
	isOutdated: boolean;
};

/**
 * What those who write an article made of an earlier version of it, for the one that
 * there is now. One whose rows change no more comes back as it is.
 *
 * @param original `number`: the revision that it is
 */
export async function fitToOriginal(
	ctx: Ctx,
	articleId: number,
	translation: TranslationRevision,
	original: { number: number; document: ArticleDocument }
): Promise<Fitted> {
	const at = (number: number) =>
		number === original.number ? original.document : findDocument(ctx, { id: articleId, number });
	const from = translation.beside === null ? null : await at(translation.beside);
	const meaning = await at(translation.original);
	const document = from
		? fitTranslation(translation.document, { from, to: original.document })
		: translation.document;
	return {
		document,
		readiness: readinessOf(document, { meaning, original: original.document }),
		isOutdated: meaning === null || !saysTheSame(meaning, original.document)
	};
}
