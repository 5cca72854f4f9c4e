import {
	ARTICLE_LIMITS,
	asksTwice,
	FEWEST_OPTIONS,
	isCount,
	isLanguageTag,
	isWebAddress,
	lengthOf,
	type ArticleDocument,
	type PollDocument,
	type ResourceDocument
} from './article-document.ts';
import { pollNamedBy } from './asked-again.ts';
import { isDay } from './day.ts';
import { isForEverybody } from './public-address.ts';
import { addressKey } from './same-address.ts';
import { isAmongAnswers } from './same-answer.ts';

export type ProblemCode =
	| 'missing'
	| 'too-long'
	| 'no-address'
	| 'not-for-everybody'
	| 'link-twice'
	| 'no-language'
	| 'too-few-options'
	| 'option-twice'
	| 'no-count'
	| 'most-below-least'
	| 'no-date'
	| 'past-date'
	| 'sealed-for-ever'
	/** What is to be asked again is named by nothing that names a poll, or by one that cannot be. */
	| 'names-no-poll'
	| 'no-earlier-poll'
	| 'shown-between';

/**
 * What is wrong with a part of an article, which is named as its field is:
 * `title`, `resource-2-url`, `poll-0-option-3`.
 */
export type Problem = { field: string; code: ProblemCode };

/** What not even a draft may be: longer than it can be stored. */
export const problemsOfDraft = (document: ArticleDocument): Problem[] =>
	[...fieldsOf(document), ...document.polls.flatMap(earlierPoll)]
		.filter(({ text, most }) => lengthOf(text) > most)
		.map(({ field }) => ({ field, code: 'too-long' }));

/** What may be missing, and has a length all the same. */
const earlierPoll = ({ asksAgain }: PollDocument, index: number) =>
	asksAgain === undefined
		? []
		: [{ field: `poll-${index}-asks-again`, text: asksAgain, most: ARTICLE_LIMITS.resourceUrl }];

/** Which of the long texts is longer than one may be. */
export const problemsOfTexts = (texts: Pick<ArticleDocument, 'lede' | 'body'>): Problem[] =>
	(['lede', 'body'] as const)
		.filter((field) => lengthOf(texts[field]) > ARTICLE_LIMITS[field])
		.map((field) => ({ field, code: 'too-long' }));

/**
 * What is to be mended before others are asked to read it.
 *
 * @param today as YYYY-MM-DD
 */
export function problemsOf(document: ArticleDocument, today: string): Problem[] {
	return [
		...problemsOfWords(document),
		...document.resources.flatMap(problemsOfResource),
		...linksTwice(document.resources),
		...document.polls.flatMap((poll, index) => problemsOfPoll(poll, index, today))
	];
}

/** The same of words alone, where addresses and settings are those of a published article. */
export function problemsOfWords(document: ArticleDocument): Problem[] {
	const missing = fieldsOf(document)
		.filter(({ text }) => text.trim() === '')
		.map(({ field }): Problem => ({ field, code: 'missing' }));
	return [...problemsOfDraft(document), ...missing, ...document.polls.flatMap(optionsTwice)];
}

/** Every text of an article with its place in the form and the characters that it may have. */
function fieldsOf(document: ArticleDocument): { field: string; text: string; most: number }[] {
	const { title, lede, body, tags, resources, polls } = document;
	const limits = ARTICLE_LIMITS;
	return [
		{ field: 'title', text: title, most: limits.title },
		{ field: 'lede', text: lede, most: limits.lede },
		{ field: 'body', text: body, most: limits.body },
		...tags.map((tag) => ({ field: 'tags', text: tag, most: limits.tag })),
		...resources.flatMap(({ title, url }, index) => [
			{ field: `resource-${index}-title`, text: title, most: limits.resourceTitle },
			{ field: `resource-${index}-url`, text: url, most: limits.resourceUrl }
		]),
		...polls.flatMap(({ question, options }, index) => [
			{ field: `poll-${index}-question`, text: question, most: limits.question },
			...options.map((option, place) => ({
				field: `poll-${index}-option-${place}`,
				text: option,
				most: limits.option
			}))
		])
	];
}

function problemsOfResource({ url, language }: ResourceDocument, index: number): Problem[] {
	const problems: Problem[] = [];
	const field = `resource-${index}-url`;
	if (url.trim() !== '') {
		if (!isWebAddress(url.trim())) problems.push({ field, code: 'no-address' });
		else if (!isForEverybody(url.trim())) problems.push({ field, code: 'not-for-everybody' });
	}
	if (!isLanguageTag(language)) {
		problems.push({ field: `resource-${index}-language`, code: 'no-language' });
	}
	return problems;
}

function linksTwice(resources: ResourceDocument[]): Problem[] {
	const keys = resources.map(({ url }) => addressKey(url.trim()));
	return keys.flatMap((key, index) =>
		key !== null && keys.indexOf(key) < index
			? [{ field: `resource-${index}-url`, code: 'link-twice' as const }]
			: []
	);
}

function problemsOfPoll(poll: PollDocument, index: number, today: string): Problem[] {
	const problems: Problem[] = [];
	if (poll.options.length < FEWEST_OPTIONS) {
		problems.push({ field: `poll-${index}-options`, code: 'too-few-options' });
	}
	if (poll.method === 'approval') problems.push(...problemsOfCounts(poll, index));
	if (poll.results === 'sealed' && poll.closesOn === '') {
		problems.push({ field: `poll-${index}-closes`, code: 'sealed-for-ever' });
	}
	if (asksTwice(poll, index) && poll.results === 'always') {
		problems.push({ field: `poll-${index}-twice`, code: 'shown-between' });
	}
	if (poll.asksAgain && pollNamedBy(poll.asksAgain) === null) {
		problems.push({ field: `poll-${index}-asks-again`, code: 'names-no-poll' });
	}
	if (poll.closesOn !== '') {
		const field = `poll-${index}-closes`;
		if (!isDay(poll.closesOn)) problems.push({ field, code: 'no-date' });
		// On its last day a poll may still be open, but nobody would find it.
		else if (poll.closesOn <= today) problems.push({ field, code: 'past-date' });
	}
	return problems;
}

function optionsTwice({ options }: PollDocument, index: number): Problem[] {
	return options.flatMap((option, place) =>
		option.trim() !== '' && isAmongAnswers(option, options.slice(0, place))
			? [{ field: `poll-${index}-option-${place}`, code: 'option-twice' as const }]
			: []
	);
}

function problemsOfCounts(
	{ atLeast, atMost, options }: Extract<PollDocument, { method: 'approval' }>,
	index: number
): Problem[] {
	const problems: Problem[] = [];
	const places = { 'at-least': atLeast.trim(), 'at-most': atMost.trim() };
	for (const [name, count] of Object.entries(places)) {
		if (count !== '' && (!isCount(count) || Number(count) > options.length)) {
			problems.push({ field: `poll-${index}-${name}`, code: 'no-count' });
		}
	}
	const areBoth = Object.values(places).every((count) => isCount(count));
	if (areBoth && Number(atMost) < Number(atLeast)) {
		problems.push({ field: `poll-${index}-at-most`, code: 'most-below-least' });
	}
	return problems;
}

/** Whether it is a minute of such a day, as YYYY-MM-DDTHH:MM: what a field for date and time sends. */
export const isMoment = (text: string): boolean =>
	/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && isDay(text.slice(0, 10));
