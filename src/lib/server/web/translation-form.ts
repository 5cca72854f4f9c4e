import * as v from 'valibot';
import { withWords } from '../../rules/amendments.ts';
import { ARTICLE_LIMITS, type ArticleDocument } from '../../rules/article-document.ts';
import type { Locale } from '../../rules/locale.ts';
import { lineField, readForm, textField, versionField } from './read-form.ts';

export type TypedTranslation = {
	document: ArticleDocument;
	/** The revision that the translator began with. */
	base: number;
	/** The revision of the original that it gives the meaning of. */
	original: number;
	/** The one whose links and polls the form had; null where those change no more. */
	beside: number | null;
	act: 'save' | 'preview' | 'send';
};

const pollEntries = Object.fromEntries(
	Array.from({ length: ARTICLE_LIMITS.polls }, (_, index) => [
		[`poll-${index}-question`, v.optional(lineField)],
		[`poll-${index}-option`, v.pipe(v.array(lineField), v.maxLength(ARTICLE_LIMITS.options))]
	]).flat()
) as Record<string, v.GenericSchema<unknown, string | string[] | undefined>>;

const entries = {
	base: versionField,
	original: versionField,
	beside: v.optional(versionField),
	/** Ticked: the original as it is now was taken into account; its revision. */
	upToDate: v.optional(versionField),
	act: v.optional(v.picklist(['save', 'preview', 'send']), 'save'),
	title: lineField,
	lede: textField,
	body: textField,
	'resource-title': v.pipe(v.array(lineField), v.maxLength(ARTICLE_LIMITS.resources)),
	...pollEntries
};

/**
 * What somebody typed into the form of a translation; null when the form was not made
 * by our page for this original.
 *
 * @param given `originalAt`: the original that the form was made for, by what it says of that;
 * `polls`: those that readers vote on in this language already, whose words stay
 */
export async function readTranslationForm(
	request: Request,
	given: {
		originalAt: (beside: number | null) => Promise<ArticleDocument | null>;
		language: Locale;
		polls: ArticleDocument['polls'] | null;
	}
): Promise<TypedTranslation | null> {
	const form = await readForm(request, entries);
	if (!form) return null;
	const { base, original, upToDate, act, title, lede, body } = form;
	const beside = form.beside ?? null;
	const source = await given.originalAt(beside);
	if (!source) return null;
	const named = form as Record<string, unknown>;
	const document = withWords(source, given.language, {
		...{ title, lede, body },
		resourceTitles: form['resource-title'],
		polls:
			given.polls && hasRowsOf(source, given.polls)
				? given.polls
				: source.polls.map((_, index) => ({
						question: (named[`poll-${index}-question`] as string | undefined) ?? '',
						options: named[`poll-${index}-option`] as string[]
					}))
	});
	return document && { document, base, original: upToDate ?? original, beside, act };
}

/** Not so of a form that was opened before the article was published, and changed. */
const hasRowsOf = ({ polls }: ArticleDocument, others: ArticleDocument['polls']): boolean =>
	polls.length === others.length &&
	polls.every(({ options }, index) => options.length === others[index]?.options.length);

/** Everything typed into it as one text, to be given back where nothing can be saved; null as above. */
export async function readTypedWords(request: Request): Promise<string | null> {
	const form = await readForm(request, entries);
	if (!form) return null;
	const { base: _, original: __, beside: ___, upToDate: ____, act: _____, ...words } = form;
	return Object.values(words)
		.flat()
		.filter((word) => word !== undefined && word !== '')
		.join('\n\n');
}
