import type { Locale } from '../rules/locale.ts';
import type { BallotRefusal } from '../rules/tally/ballot-refusal.ts';
import type { ChoiceRules, Method } from '../rules/tally/choice.ts';
import { formatNumber, plural } from './format.ts';
import { textIn } from './text.ts';

/** How one votes in a poll, in a sentence; by approval with the number of answers that it asks for. */
export function howToVote(locale: Locale, rules: ChoiceRules): string {
	const { method, number } = textIn(locale).poll;
	const { atLeast, atMost } = rules;
	const least = atLeast !== null && atLeast > 1 ? atLeast : null;
	if (least === null && atMost === null) return method[rules.method];
	if (least === null) return plural(locale, atMost!, atMost === 1 ? number.exactly : number.atMost);
	if (atMost === null) return plural(locale, least, number.atLeast);
	if (least === atMost) return plural(locale, least, number.exactly);
	return number.between(formatNumber(locale, least), formatNumber(locale, atMost));
}

/** Why a vote was not taken, and what to do; after too many, when to try again, from one minute on. */
export function refusalWords(
	locale: Locale,
	rules: ChoiceRules,
	refusal: BallotRefusal,
	{ minutes = 1, isMember }: { minutes?: number | undefined; isMember: boolean }
): string {
	const text = textIn(locale).poll;
	if (refusal === 'too-many') {
		return plural(locale, minutes, text.tooMany[isMember ? 'member' : 'visitor']);
	}
	if (refusal !== 'wrong-number') return text.refusal[refusal];
	return `${howToVote(locale, rules)} ${text.nothingCounted}`;
}

/** A to T: an answer has up to 160 characters, and a chart or a column no room for them. */
export const letterOf = (option: number): string => String.fromCharCode(65 + option);

/** "A", "A and B", "A, B and C", each in quotation marks. */
export function listOf(locale: Locale, options: readonly string[]): string {
	const { and, quoted } = textIn(locale).count;
	const names = options.map(quoted);
	return names.length < 2
		? names.join('')
		: `${names.slice(0, -1).join(', ')}${and}${names.at(-1)}`;
}

/** Who won by ranks or scores, in a sentence. */
export function outcomeWords(
	locale: Locale,
	method: Extract<Method, 'ranked' | 'score'>,
	winners: readonly string[]
): string {
	const words = textIn(locale).count[method];
	const [winner] = winners;
	if (winner === undefined) return words.noBallot;
	return winners.length === 1 ? words.winner(winner) : words.tie(listOf(locale, winners));
}

/** Whether both methods of a ranked poll name the same winners, each list in the order of the poll. */
export function agreementWords(
	locale: Locale,
	schulze: readonly string[],
	runOff: readonly string[]
): string {
	const { agree, agreeOnTie, disagree } = textIn(locale).count.ranked;
	const isSame = schulze.length === runOff.length && schulze.every((one, at) => one === runOff[at]);
	if (!isSame) return disagree(listOf(locale, schulze), listOf(locale, runOff));
	return schulze.length === 1 ? agree : agreeOnTie;
}
