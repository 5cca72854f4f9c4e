import { asksTwice, type ArticleDocument } from './article-document.ts';
import { addressOfPoll, pollNamedBy } from './asked-again.ts';

/** The parts of an article that are compared, in the order in which they are shown. */
export const ARTICLE_FIELDS = [
	'title',
	'language',
	'lede',
	'body',
	'tags',
	'resources',
	'polls'
] as const;
export type ArticleField = (typeof ARTICLE_FIELDS)[number];

/** Says a setting of a poll or the language in words. */
type Say = (setting: string) => string;

/** A part of an article as plain text, so that two versions of it can be compared word by word. */
export function fieldText(document: ArticleDocument, field: ArticleField, say: Say): string {
	if (field === 'language') return say(document.language);
	if (field === 'tags') return document.tags.join(', ');
	if (field === 'resources') {
		return document.resources
			.map(({ title, url, language }) => `${title} (${language})\n${url}`)
			.join('\n\n');
	}
	if (field !== 'polls') return document[field];
	return document.polls
		.map((poll, index) => {
			const { question, options, method, results, headline, closesOn, asksAgain } = poll;
			const {
				atLeast = null,
				atMost = null,
				readerOptions = false
			} = method === 'approval' ? poll : {};
			const counts = atLeast || atMost ? ` (${atLeast || '1'}–${atMost || '…'})` : '';
			const settings = [
				`${say(method)}${counts}`,
				...(readerOptions ? [say('readerOptions')] : []),
				say(results),
				...(headline === 'members' ? [say('headline-members')] : []),
				...(asksTwice(poll, index) ? [say('asks-twice')] : []),
				...(closesOn ? [closesOn] : []),
				...(asksAgain ? [`${say('asks-again')} ${earlierPoll(asksAgain)}`] : [])
			];
			return [question, ...options.map((option) => `– ${option}`), settings.join(' · ')].join('\n');
		})
		.join('\n\n');
}

/** However it was named. */
function earlierPoll(typed: string): string {
	const id = pollNamedBy(typed);
	return id === null ? typed : addressOfPoll(id);
}

const isSame = (a: ArticleDocument, b: ArticleDocument, field: ArticleField): boolean =>
	fieldText(a, field, String) === fieldText(b, field, String);

export const isSameDocument = (a: ArticleDocument, b: ArticleDocument): boolean =>
	ARTICLE_FIELDS.every((field) => isSame(a, b, field));

export const changedFields = (a: ArticleDocument, b: ArticleDocument): ArticleField[] =>
	ARTICLE_FIELDS.filter((field) => !isSame(a, b, field));

/** Two texts of one article that were written at once. */
export type Clash = {
	mine: ArticleDocument;
	theirs: ArticleDocument;
	/** Parts that only they changed. */
	taken: ArticleField[];
	/** Parts that both changed, or of which nothing tells who did. */
	clashing: ArticleField[];
	/** Whether what I began with is still there to compare. */
	isBaseKnown: boolean;
};

/**
 * Two who wrote at once, part by part: what only one of them changed is taken
 * from that one; what both changed stays mine, and is named, for a person to join.
 *
 * @param base what I began with; null when it is not known any more: then whatever differs is named
 */
export function mergeDocuments(
	base: ArticleDocument | null,
	mine: ArticleDocument,
	theirs: ArticleDocument
): { document: ArticleDocument } & Omit<Clash, 'mine' | 'theirs'> {
	const different = changedFields(mine, theirs);
	const taken = different.filter((field) => base !== null && isSame(base, mine, field));
	const clashing = different.filter(
		(field) => base === null || (!isSame(base, mine, field) && !isSame(base, theirs, field))
	);
	const theirParts = Object.fromEntries(taken.map((field) => [field, theirs[field]]));
	return { document: { ...mine, ...theirParts }, taken, clashing, isBaseKnown: base !== null };
}
