import { ARTICLE_LIMITS, lengthOf } from './article-document.ts';
import { isAmongAnswers } from './same-answer.ts';

/** What a poll says in one language, options in their order. */
export type PollWords = { question: string; options: string[] };

/** Of words as typed: spaces about them say nothing. */
export const tidyWords = ({ question, options }: PollWords): PollWords => ({
	question: question.trim(),
	options: options.map((option) => option.trim())
});

export const isSameWords = (one: PollWords, other: PollWords): boolean =>
	one.question === other.question &&
	one.options.length === other.options.length &&
	one.options.every((option, place) => option === other.options[place]);

/** How an author would have a poll say it, and what it said to them. */
export type ProposedWords = { before: PollWords; after: PollWords };

/**
 * What a poll would say by a proposal: its words of now, but where the proposal changes them.
 * An answer that was added since stays as it is.
 */
export const wordsBy = ({ before, after }: ProposedWords, now: PollWords): PollWords => ({
	question: after.question === before.question ? now.question : after.question,
	options: now.options.map((label, place) => {
		const proposed = after.options[place];
		return proposed === undefined || proposed === before.options[place] ? label : proposed;
	})
});

export type WordsRefusal =
	| 'missing'
	| 'too-long'
	/** Two answers would read alike. */
	| 'option-twice'
	/** An answer would be called what another one is called: ballots would change their meaning. */
	| 'options-swapped'
	| 'changes-nothing';

/**
 * Why these words cannot be the corrected ones; null where they can. That they mean the
 * same is for people to judge, but for what surely turns ballots around.
 *
 * @param after tidied, with as many options
 */
export function refusalOfWords(before: PollWords, after: PollWords): WordsRefusal | null {
	const { question, options } = after;
	if ([question, ...options].some((text) => text === '')) return 'missing';
	const isLong = (text: string, most: number) => lengthOf(text) > most;
	if (isLong(question, ARTICLE_LIMITS.question)) return 'too-long';
	if (options.some((option) => isLong(option, ARTICLE_LIMITS.option))) return 'too-long';
	// What stood there before may stay, though it was alike already.
	const isChanged = (option: string, place: number) => option !== before.options[place];
	const isOfAnother = (all: string[]) => (option: string, place: number) =>
		isChanged(option, place) && isAmongAnswers(option, all.toSpliced(place, 1));
	if (options.some(isOfAnother(options))) return 'option-twice';
	if (options.some(isOfAnother(before.options))) return 'options-swapped';
	return isSameWords(before, after) ? 'changes-nothing' : null;
}
