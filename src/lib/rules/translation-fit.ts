import { withWords } from './amendments.ts';
import type { ArticleDocument, PollDocument, ResourceDocument } from './article-document.ts';
import { problemsOfWords } from './article-problems.ts';

/**
 * A translation that was written beside one version of the original, with the links,
 * polls and options of another: each keeps its words wherever it went, and what is new
 * has none yet. What was reworded keeps them too; see `readinessOf`.
 */
export function fitTranslation(
	translation: ArticleDocument,
	{ from, to }: { from: ArticleDocument; to: ArticleDocument }
): ArticleDocument {
	const { title, lede, body, language } = translation;
	const fitted = withWords(to, language, {
		...{ title, lede, body },
		resourceTitles: resourceTitles(translation, { from, to }),
		polls: pollWords(translation, { from, to })
	});
	if (!fitted) throw new Error('a translation that fits nothing');
	return fitted;
}

type Versions = { from: ArticleDocument; to: ArticleDocument };

/** One that nobody translated follows the original. */
function resourceTitles(translation: ArticleDocument, { from, to }: Versions): string[] {
	const rows = rowsBefore<ResourceDocument>(from.resources, to.resources, [
		(before, now) => before.url === now.url,
		(before, now) => before.title === now.title
	]);
	return to.resources.map(({ title }, place) => {
		const before = rows[place] ?? -1;
		const translated = translation.resources[before]?.title;
		return translated === undefined || translated === from.resources[before]?.title
			? title
			: translated;
	});
}

function pollWords(
	translation: ArticleDocument,
	{ from, to }: Versions
): { question: string; options: string[] }[] {
	const rows = rowsBefore<PollDocument>(from.polls, to.polls, [
		(before, now) => before.question === now.question,
		(_before, _now, isSamePlace) => isSamePlace
	]);
	return to.polls.map(({ options }, place) => {
		const before = rows[place] ?? -1;
		const translated = translation.polls[before];
		const optionRows = rowsBefore<string>(from.polls[before]?.options ?? [], options, [
			(before, now) => before === now,
			(_before, _now, isSamePlace) => isSamePlace
		]);
		return {
			question: translated?.question ?? '',
			options: optionRows.map((row = -1) => translated?.options[row] ?? '')
		};
	});
}

/** For each row of `to` which one of `from` it was, by the first of these tests that finds one. */
function rowsBefore<T>(
	from: readonly T[],
	to: readonly T[],
	tests: ((before: T, now: T, isSamePlace: boolean) => boolean)[]
): (number | undefined)[] {
	const free = new Map(from.entries());
	const found = to.map((): number | undefined => undefined);
	for (const isSame of tests) {
		for (const [place, now] of to.entries()) {
			if (found[place] !== undefined) continue;
			const match = [...free].find(([index, before]) => isSame(before, now, index === place));
			if (!match) continue;
			found[place] = match[0];
			free.delete(match[0]);
		}
	}
	return found;
}

/** Whether a translation can be published together with its original. */
export const READINESS = ['ready', 'unfinished', 'polls-changed'] as const;
export type Readiness = (typeof READINESS)[number];

/**
 * `unfinished`: words are missing, or too long. `polls-changed`: a question or an answer
 * of the original says something else than the one that was translated; who votes by a
 * translation that means something else is counted for what they did not say.
 *
 * @param fitted in the rows of `original`
 * @param meaning the version of the original that it gives the meaning of; null: not known
 */
export function readinessOf(
	fitted: ArticleDocument,
	{ meaning, original }: { meaning: ArticleDocument | null; original: ArticleDocument }
): Readiness {
	if (problemsOfWords(fitted).length > 0) return 'unfinished';
	return meaning !== null && asksTheSame(meaning, original) ? 'ready' : 'polls-changed';
}

/** Whether nothing that is to be translated differs between two versions of the original. */
export const saysTheSame = (meaning: ArticleDocument, original: ArticleDocument): boolean =>
	(['title', 'lede', 'body'] as const).every((part) => meaning[part] === original[part]) &&
	original.resources.every(({ title }) =>
		meaning.resources.some((before) => before.title === title)
	) &&
	asksTheSame(meaning, original);

/** In whichever order. */
const asksTheSame = (meaning: ArticleDocument, original: ArticleDocument): boolean =>
	original.polls.every(({ question, options }) =>
		meaning.polls.some(
			(before) =>
				before.question === question && options.every((option) => before.options.includes(option))
		)
	);
