import * as v from 'valibot';
import {
	ARTICLE_LIMITS,
	readTags,
	type ArticleDocument,
	type PollDocument
} from '../../rules/article-document.ts';
import { isRowAct } from '../../rules/article-rows.ts';
import { LOCALES } from '../../rules/locale.ts';
import { POLL_HEADLINES } from '../../rules/tally/headline.ts';
import { VISIBILITIES } from '../../rules/tally/may-see-results.ts';
import { METHODS } from '../../rules/tally/choice.ts';
import { lineField, readForm, textField } from './read-form.ts';

/** What the pressed button asks for, beside saving. */
export type FormAct = 'save' | 'preview' | 'submit' | (string & {});

export type TypedArticle = {
	document: ArticleDocument;
	/** The revision that the writer began with; null in the form of an article that is not begun yet. */
	base: number | null;
	/** Made with the form of a new article. */
	idempotencyKey: string | null;
	act: FormAct;
};

const lines = (most: number) => v.pipe(v.array(lineField), v.maxLength(most));

const pollEntries = Object.fromEntries(
	Array.from({ length: ARTICLE_LIMITS.polls }, (_, index) => [
		[`poll-${index}-question`, v.optional(lineField)],
		[`poll-${index}-option`, lines(ARTICLE_LIMITS.options)],
		[`poll-${index}-method`, v.optional(v.picklist(METHODS))],
		[`poll-${index}-twice`, v.optional(v.literal('yes'))],
		[`poll-${index}-at-least`, v.optional(lineField)],
		[`poll-${index}-at-most`, v.optional(lineField)],
		[`poll-${index}-reader-options`, v.optional(v.literal('yes'))],
		[`poll-${index}-results`, v.optional(v.picklist(VISIBILITIES))],
		[`poll-${index}-headline`, v.optional(v.picklist(POLL_HEADLINES))],
		[`poll-${index}-closes`, v.optional(lineField)],
		[`poll-${index}-asks-again`, v.optional(lineField)]
	]).flat()
) as Record<string, v.GenericSchema<unknown, string | string[] | undefined>>;

const entries = {
	base: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number))),
	idempotencyKey: v.optional(v.pipe(v.string(), v.uuid())),
	act: v.optional(
		v.pipe(
			v.string(),
			v.check((act) => ['save', 'preview', 'submit'].includes(act) || isRowAct(act))
		),
		'save'
	),
	language: v.picklist(LOCALES),
	title: lineField,
	lede: textField,
	body: textField,
	tags: lineField,
	'resource-title': lines(ARTICLE_LIMITS.resources),
	'resource-url': lines(ARTICLE_LIMITS.resources),
	'resource-language': lines(ARTICLE_LIMITS.resources),
	...pollEntries
};

/** What somebody typed into the form of an article; null when the form was not made by our page. */
export async function readArticleForm(request: Request): Promise<TypedArticle | null> {
	const form = await readForm(request, entries);
	if (!form) return null;
	const titles = form['resource-title'];
	const urls = form['resource-url'];
	const languages = form['resource-language'];
	if (titles.length !== urls.length || titles.length !== languages.length) return null;
	const { language, title, lede, body } = form;
	return {
		document: {
			...{ language, title, lede, body },
			tags: readTags(form.tags),
			resources: titles.map((title, index) => ({
				title,
				url: urls[index]?.trim() ?? '',
				language: languages[index]?.trim() ?? ''
			})),
			polls: Array.from({ length: ARTICLE_LIMITS.polls }, (_, index) => pollIn(form, index)).filter(
				(poll) => poll !== null
			)
		},
		base: form.base ?? null,
		idempotencyKey: form.idempotencyKey ?? null,
		act: form.act
	};
}

/** The poll of this number; null when the form has none. */
function pollIn(form: Record<string, unknown>, index: number): PollDocument | null {
	const of = (name: string) => form[`poll-${index}-${name}`];
	const question = of('question') as string | undefined;
	if (question === undefined) return null;
	const typed = (name: string) => ((of(name) as string | undefined) ?? '').trim();
	const method = (of('method') as PollDocument['method'] | undefined) ?? 'single';
	const poll = {
		question,
		options: of('option') as string[],
		results: (of('results') as PollDocument['results'] | undefined) ?? 'after-vote',
		...(of('headline') === 'members' && { headline: 'members' as const }),
		closesOn: typed('closes'),
		...(typed('asks-again') !== '' && { asksAgain: typed('asks-again') })
	};
	if (method === 'approval') {
		const readerOptions = of('reader-options') === 'yes';
		return { ...poll, method, atLeast: typed('at-least'), atMost: typed('at-most'), readerOptions };
	}
	return method === 'single' && of('twice') === 'yes'
		? { ...poll, method, isTwice: true }
		: { ...poll, method };
}
