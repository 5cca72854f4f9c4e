import type { ArticleDocument } from './article-document.ts';
import type { Locale } from './locale.ts';

/** A translation from its first word on. One that is written on after it was sent is a draft again. */
export const TRANSLATION_STATES = ['draft', 'sent', 'returned', 'accepted', 'replaced'] as const;
export type TranslationState = (typeof TRANSLATION_STATES)[number];

/** Days that a translation waits for the authors alone; then moderators may answer, too. */
export const AUTHOR_PATIENCE = 14;

/** What there is to say in another language: everything but addresses, tags and how a poll is held. */
export type TranslatedWords = {
	title: string;
	lede: string;
	body: string;
	resourceTitles: string[];
	polls: { question: string; options: string[] }[];
};

/** A translation before its first word. Titles of links stay as they are until somebody translates them. */
export const beginTranslation = (
	original: ArticleDocument,
	language: Locale
): ArticleDocument | null =>
	withWords(original, language, {
		title: '',
		lede: '',
		body: '',
		resourceTitles: original.resources.map(({ title }) => title),
		polls: original.polls.map(({ options }) => ({ question: '', options: options.map(() => '') }))
	});

/** The original in other words; null where these belong to another number of links, polls or options. */
export function withWords(
	original: ArticleDocument,
	language: Locale,
	{ resourceTitles, polls, ...texts }: TranslatedWords
): ArticleDocument | null {
	const fits =
		resourceTitles.length === original.resources.length &&
		polls.length === original.polls.length &&
		original.polls.every(({ options }, index) => polls[index]?.options.length === options.length);
	if (!fits) return null;
	return {
		...original,
		...texts,
		language,
		resources: original.resources.map((resource, index) => ({
			...resource,
			title: resourceTitles[index] ?? ''
		})),
		// When a poll ends is not for the translator to say.
		polls: original.polls.map((poll, index) => ({ ...poll, ...polls[index], closesOn: '' }))
	};
}

/** Seconds after its publication within which an author corrects an article without asking. */
export const CORRECTION_WINDOW = 60 * 60;

export const CORRECTION_STATES = ['waiting', 'accepted', 'declined'] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];

/** What a correction may change. On the words of polls somebody may have voted. */
export type CorrectedWords = Pick<TranslatedWords, 'title' | 'lede' | 'body' | 'resourceTitles'>;

/** The article in corrected words; null where these belong to another number of links. */
export function correctWords(
	document: ArticleDocument,
	{ title, lede, body, resourceTitles }: CorrectedWords
): ArticleDocument | null {
	if (resourceTitles.length !== document.resources.length) return null;
	return {
		...document,
		...{ title, lede, body },
		resources: document.resources.map((resource, index) => ({
			...resource,
			title: resourceTitles[index] ?? ''
		}))
	};
}

/** What an earlier version said, as a correction of what is published; a link that it did not have keeps its title. */
export const wordsAgain = (
	earlier: ArticleDocument,
	{ resources }: Pick<ArticleDocument, 'resources'>
): CorrectedWords => ({
	...{ title: earlier.title, lede: earlier.lede, body: earlier.body },
	resourceTitles: resources.map(
		({ url, title }) => earlier.resources.find((before) => before.url === url)?.title || title
	)
});

/** Characters of what a reader says about a mistake, and of what is kept of where it is. */
export const MISTAKE_MAX = 1_000;
const QUOTE_MAX = 1_000;

/** A place of an article that a mistake may be in, as its form names it: `title`, `body-3`, `resource-0`. */
export type Paragraph = { place: string; text: string };

/**
 * Everything of an article that can be corrected, piece by piece, in reading order; headings without their marks.
 *
 * @param blocks of lede and body, as their Markdown has them
 */
export const paragraphsOf = (
	{ title, resources }: ArticleDocument,
	{ lede, body }: { lede: string[]; body: string[] }
): Paragraph[] =>
	[
		{ place: 'title', text: title },
		...lede.map((text, index) => ({ place: `lede-${index}`, text })),
		...body.map((text, index) => ({ place: `body-${index}`, text })),
		...resources.map(({ title }, index) => ({ place: `resource-${index}`, text: title }))
	].map(({ place, text }) => ({
		place,
		text: [...text.replace(/^ {0,3}#{1,6}[ \t]+/, '')].slice(0, QUOTE_MAX).join('')
	}));
