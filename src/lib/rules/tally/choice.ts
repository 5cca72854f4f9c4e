import { closeRanks, MAX_RANK } from './ranking.ts';
import { MAX_SCORE } from './star.ts';

export const METHODS = ['single', 'approval', 'ranked', 'score'] as const;
export type Method = (typeof METHODS)[number];

export type ChoiceRefusal =
	| 'choose-one'
	| 'choose-some'
	/** By approval, fewer or more answers than the poll asks for. */
	| 'wrong-number'
	| 'rank-some'
	| 'score-some'
	| 'not-a-mark'
	| 'not-an-option'
	| 'chosen-twice';

/** What a poll lets its voters do. */
export type ChoiceRules = {
	method: Method;
	/** By approval, how many answers a ballot names; null: from one on, as many as one likes. */
	atLeast: number | null;
	atMost: number | null;
};

/** The options that a ballot names, each once. */
export type Marks = {
	optionIds: number[];
	/**
	 * One for each of them: its rank, 1 the best and equal ones a tie, or its score from 0 to 5.
	 * Null by a method that only names options.
	 */
	values: number[] | null;
};

export type Choice = ({ ok: true } & Marks) | { ok: false; reason: ChoiceRefusal };

/**
 * What a ballot says, in the order of the options: exactly one of them, by approval as many as the
 * poll asks for, and some of them with their ranks or scores; the others are unranked, or without
 * an opinion.
 */
export function readChoice(
	rules: ChoiceRules,
	options: readonly number[],
	chosen: { optionIds: readonly number[]; values?: readonly number[] | null }
): Choice {
	const { optionIds, values = null } = chosen;
	const reason = refusalOf(rules, options, { optionIds, values });
	if (reason) return { ok: false, reason };
	const named = options.filter((id) => optionIds.includes(id));
	if (!values) return { ok: true, optionIds: named, values: null };
	const inOrder = named.map((id) => values[optionIds.indexOf(id)]!);
	const marks = rules.method === 'ranked' ? closeRanks(inOrder) : inOrder;
	return { ok: true, optionIds: named, values: marks };
}

const IF_NONE: Record<Method, ChoiceRefusal> = {
	single: 'choose-one',
	approval: 'choose-some',
	ranked: 'rank-some',
	score: 'score-some'
};

function refusalOf(
	{ method, atLeast, atMost }: ChoiceRules,
	options: readonly number[],
	{ optionIds, values }: { optionIds: readonly number[]; values: readonly number[] | null }
): ChoiceRefusal | null {
	const count = optionIds.length;
	const isMarked = method === 'ranked' || method === 'score';
	if (count === 0 && (atLeast === null || isMarked)) return IF_NONE[method];
	if (!optionIds.every((id) => options.includes(id))) return 'not-an-option';
	if (new Set(optionIds).size < count) return 'chosen-twice';
	if (isMarked !== (values !== null)) return 'not-a-mark';
	if (values && !areMarks(method, values, count)) return 'not-a-mark';
	if (method === 'single' && count > 1) return 'choose-one';
	if (method === 'approval' && (count < (atLeast ?? 1) || count > (atMost ?? count))) {
		return 'wrong-number';
	}
	return null;
}

function areMarks(method: Method, values: readonly number[], count: number): boolean {
	const [least, most] = method === 'ranked' ? [1, MAX_RANK] : [0, MAX_SCORE];
	return (
		values.length === count &&
		values.every((value) => Number.isInteger(value) && value >= least && value <= most)
	);
}

/**
 * The answer that a ballot gives when it is asked for in a word: the options it names, or, where
 * it ranks or scores them, the one that it puts alone above all others. Empty where there is none.
 */
export function answerOf({ optionIds, values }: Marks, method: Method): number[] {
	if (!values) return [...optionIds];
	const heights = method === 'ranked' ? values.map((rank) => -rank) : values;
	const best = Math.max(...heights);
	const first = optionIds.filter((_, index) => heights[index] === best);
	return first.length === 1 ? first : [];
}

/** Such an answer, given without a ballot: what somebody can show with a comment. */
export const readAnswer = (
	rules: ChoiceRules,
	options: readonly number[],
	optionIds: readonly number[]
): Choice =>
	rules.method === 'approval'
		? readChoice(rules, options, { optionIds })
		: readChoice({ ...rules, method: 'single' }, options, { optionIds });
