import { LOCALES, type Locale } from '../locale.ts';
import { isSameAnswer } from '../same-answer.ts';
import type { ChoiceRules } from './choice.ts';
import type { Phase } from './may-see-results.ts';
import { shareOf } from './share.ts';
import type { Electorate, Tally } from './tally.ts';

/** Askings of one series that are shown together, the newest: a reader still surveys them. */
export const MOST_ASKINGS = 40;

/** What was asked, in each language in which it was. */
export type Said = Partial<Record<Locale, string>>;

/** One time at which a question was asked. */
export type Asking = ChoiceRules & {
	question: Said;
	/** In the order of the poll. */
	options: { id: number; words: Said }[];
};

export type CountedAsking = Asking & {
	phase: Phase;
	/** Null where the asker may not see it, and of a cancelled poll, which decides nothing. */
	tally: Tally | null;
};

export type Words = { text: string; language: Locale };

/** In the reader's language, or in the one that there is. */
export function wordsIn(said: Said, locale: Locale): Words {
	const language = [locale, ...LOCALES].find((one) => said[one]) ?? locale;
	return { text: said[language] ?? '', language };
}

/** The language in which two texts can be compared: the reader's, where both have it. Null: in none. */
const languageOfBoth = (one: Said, other: Said, locale: Locale): Locale | null =>
	[locale, ...LOCALES].find((language) => one[language] && other[language]) ?? null;

function saysTheSame(one: Said, other: Said, locale: Locale): boolean {
	const language = languageOfBoth(one, other, locale);
	return language !== null && isSameAnswer(one[language] ?? '', other[language] ?? '');
}

/** What differs between an asking and the one before it; what does not is null or empty. */
export type Differences = {
	/** They have no language in common, so that their words cannot be compared. */
	isInAnotherLanguage: boolean;
	question: { language: Locale; before: string; after: string } | null;
	added: Words[];
	gone: Words[];
	rules: { before: ChoiceRules; after: ChoiceRules } | null;
};

/** Null where question, answers and way of voting are the same. */
export function differencesBetween(
	before: Asking,
	after: Asking,
	locale: Locale
): Differences | null {
	const language = languageOfBoth(before.question, after.question, locale);
	const hasSame = ({ options }: Asking, words: Said) =>
		options.some((option) => saysTheSame(option.words, words, locale));
	const missingIn = (there: Asking, { options }: Asking) =>
		language === null
			? []
			: options
					.filter(({ words }) => !hasSame(there, words))
					.map(({ words }) => wordsIn(words, locale));
	const differences: Differences = {
		isInAnotherLanguage: language === null,
		question:
			language === null || saysTheSame(before.question, after.question, locale)
				? null
				: {
						language,
						before: before.question[language] ?? '',
						after: after.question[language] ?? ''
					},
		added: missingIn(before, after),
		gone: missingIn(after, before),
		rules: isSameWay(before, after) ? null : { before: rulesOf(before), after: rulesOf(after) }
	};
	const { isInAnotherLanguage, question, added, gone, rules } = differences;
	const isAny = isInAnotherLanguage || question || rules || added.length + gone.length > 0;
	return isAny ? differences : null;
}

const rulesOf = ({ method, atLeast, atMost }: ChoiceRules): ChoiceRules => ({
	method,
	atLeast,
	atMost
});

const isSameWay = (one: ChoiceRules, other: ChoiceRules): boolean =>
	one.method === other.method && one.atLeast === other.atLeast && one.atMost === other.atMost;

/** One answer through all askings: the option that says it in each of them, or null where none does. */
export type AnswerRow = Words & { optionIds: (number | null)[] };

/** The answers of all askings, in the order in which they first came up, named as they last were. */
export function answersOf(askings: readonly Asking[], locale: Locale): AnswerRow[] {
	const rows: { said: Said[]; optionIds: (number | null)[] }[] = [];
	for (const [place, { options }] of askings.entries()) {
		for (const { id, words } of options) {
			let row = rows.find(
				({ said, optionIds }) =>
					optionIds[place] === null && said.some((one) => saysTheSame(one, words, locale))
			);
			if (!row) {
				row = { said: [], optionIds: askings.map(() => null) };
				rows.push(row);
			}
			row.said.push(words);
			row.optionIds[place] = id;
		}
	}
	return rows.map(({ said, optionIds }) => ({ ...wordsIn(said.at(-1)!, locale), optionIds }));
}

/** `place`: which asking it is. */
export type CurvePoint = { place: number; share: number };

/**
 * The share of one answer through all askings, where it is shown at all: as runs of points that a
 * line joins. It joins two askings that follow each other, where question and way of voting are the
 * same; over a cancelled one it goes as if that had not been.
 */
export function curveOf(
	{ optionIds }: AnswerRow,
	askings: readonly CountedAsking[],
	of: Electorate,
	locale: Locale
): CurvePoint[][] {
	const runs: CurvePoint[][] = [];
	let previous: number | null = null;
	for (const [place, asking] of askings.entries()) {
		if (asking.phase === 'cancelled') continue;
		const share = shareIn(asking, optionIds[place] ?? null, of);
		if (share !== null) {
			const run = runs.at(-1);
			const before = run?.at(-1)?.place === previous ? askings[previous ?? -1] : undefined;
			if (run && before && goesOn(before, asking, locale)) run.push({ place, share });
			else runs.push([{ place, share }]);
		}
		previous = place;
	}
	return runs;
}

const goesOn = (before: Asking, after: Asking, locale: Locale): boolean =>
	isSameWay(before, after) && saysTheSame(before.question, after.question, locale);

/** Of those methods that have shares. */
function shareIn(
	{ method, tally }: CountedAsking,
	optionId: number | null,
	of: Electorate
): number | null {
	if (!tally || (method !== 'single' && method !== 'approval')) return null;
	const option = tally.options.find((option) => option.optionId === optionId);
	return option ? shareOf(option.ballots[of], tally.ballots[of]) : null;
}
