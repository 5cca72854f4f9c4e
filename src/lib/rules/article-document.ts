import * as v from 'valibot';
import { LOCALES, type Locale } from './locale.ts';
import { tagKey } from './tags.ts';
import type { ChoiceRules } from './tally/choice.ts';
import { POLL_HEADLINES } from './tally/headline.ts';
import { VISIBILITIES } from './tally/may-see-results.ts';

/** Characters and rows of an article at most, as its form says and the tables check. */
export const ARTICLE_LIMITS = {
	title: 200,
	lede: 2_000,
	body: 50_000,
	tags: 8,
	tag: 40,
	resources: 30,
	resourceTitle: 160,
	resourceUrl: 2_047,
	polls: 5,
	question: 160,
	options: 20,
	option: 160
};

export const FEWEST_OPTIONS = 2;

/** A line or a text as it was typed, however incomplete; its length is judged by `problemsOf`. */
const typed = v.string();

const Resource = v.object({ title: typed, url: typed, language: typed });

/** What every ballot method asks of its author. */
const pollEntries = {
	question: typed,
	options: v.pipe(v.array(typed), v.maxLength(ARTICLE_LIMITS.options)),
	/** Who may see the tally while the poll is open. */
	results: v.picklist(VISIBILITIES),
	/** Whose result its headline gives; both, where nothing is said. */
	headline: v.optional(v.picklist(POLL_HEADLINES)),
	/** The last day on which one can vote, as YYYY-MM-DD; empty: it stays open. */
	closesOn: typed,
	/** Number or address of the earlier poll whose question it asks again (see `pollNamedBy`), as typed. */
	asksAgain: v.optional(typed)
};

/** A method that asks more of its author than the others is a member of this union. */
const Poll = v.variant('method', [
	v.object({ method: v.picklist(['ranked', 'score']), ...pollEntries }),
	v.object({
		method: v.literal('single'),
		...pollEntries,
		/** Before the article is read, and again at its end: of its first poll alone (see `asksTwice`). */
		isTwice: v.optional(v.boolean())
	}),
	v.object({
		method: v.literal('approval'),
		...pollEntries,
		/** How many answers a ballot names, as typed; empty: as many as one likes. */
		atLeast: v.optional(typed, ''),
		atMost: v.optional(typed, ''),
		/** Whether readers may propose further answers. */
		readerOptions: v.optional(v.boolean())
	})
]);

/** A whole article as its authors write it, finished or not: what one revision holds. */
export const ArticleDocument = v.object({
	language: v.picklist(LOCALES),
	title: typed,
	/** Markdown, like the body. */
	lede: typed,
	body: typed,
	tags: v.pipe(v.array(typed), v.maxLength(ARTICLE_LIMITS.tags)),
	resources: v.pipe(v.array(Resource), v.maxLength(ARTICLE_LIMITS.resources)),
	polls: v.pipe(v.array(Poll), v.maxLength(ARTICLE_LIMITS.polls))
});

export type ArticleDocument = v.InferOutput<typeof ArticleDocument>;
export type ResourceDocument = ArticleDocument['resources'][number];
export type PollDocument = ArticleDocument['polls'][number];

export const emptyDocument = (language: Locale): ArticleDocument => ({
	language,
	title: '',
	lede: '',
	body: '',
	tags: [],
	resources: [],
	polls: []
});

export const emptyResource = (language: Locale): ResourceDocument => ({
	title: '',
	url: '',
	language
});

/** What a poll that is being written would let its voters do; a number that is none is left out. */
export function choiceRulesOf(poll: PollDocument): ChoiceRules {
	const { method } = poll;
	if (method !== 'approval') return { method, atLeast: null, atMost: null };
	const number = (typed: string) => (isCount(typed.trim()) ? Number(typed) : null);
	return { method, atLeast: number(poll.atLeast), atMost: number(poll.atMost) };
}

/**
 * Whether a poll that is being written would be asked before and after reading: its author wants
 * it, and it is the article's first, which alone stands beside the lede, with one answer.
 */
export const asksTwice = (poll: PollDocument | undefined, index: number): boolean =>
	index === 0 && poll?.method === 'single' && poll.isTwice === true;

/** A number of options, in digits. */
export const isCount = (text: string): boolean =>
	/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= ARTICLE_LIMITS.options;

export const emptyPoll = (): PollDocument => ({
	method: 'single',
	question: '',
	options: ['', ''],
	results: 'after-vote',
	closesOn: ''
});

/**
 * Tags as they are typed into one line, between commas: in lower case, as many as an
 * article may have, of several spellings of one tag the first.
 */
export function readTags(line: string): string[] {
	const labels = line
		.split(/[,;\n]/)
		.map((tag) => tag.trim().replace(/\s+/g, ' ').toLowerCase())
		.filter((tag) => tagKey(tag) !== '');
	const keys = labels.map(tagKey);
	return labels
		.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
		.slice(0, ARTICLE_LIMITS.tags);
}

export const writeTags = (tags: readonly string[]): string => tags.join(', ');

/** Languages of linked pages, as BCP 47 tags: those of the site first. */
export const isLanguageTag = (text: string): boolean =>
	/^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/.test(text);

/** An address that a link may lead to: whole, of the web, of a length that the table takes. */
export function isWebAddress(text: string): boolean {
	const url = /^https?:\/\/[^\s\p{Cc}]+$/iu.test(text) ? URL.parse(text) : null;
	return url !== null && url.hostname !== '' && lengthOf(text) <= ARTICLE_LIMITS.resourceUrl;
}

/** By whole characters, as the database counts: some take two units of a JavaScript string. */
export const lengthOf = (text: string): number => [...text].length;
