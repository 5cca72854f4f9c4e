export const METHODS = ['single', 'approval'] as const;
export type Method = (typeof METHODS)[number];

export type ChoiceRefusal = 'choose-one' | 'choose-some' | 'not-an-option' | 'chosen-twice';

export type Choice = { ok: true; optionIds: number[] } | { ok: false; reason: ChoiceRefusal };

/** What a ballot says, in the order of the options: exactly one of them, or by approval one or more. */
export function readChoice(
	method: Method,
	options: readonly number[],
	chosen: readonly number[]
): Choice {
	const tooFew = method === 'single' ? 'choose-one' : 'choose-some';
	if (chosen.length === 0) return { ok: false, reason: tooFew };
	if (!chosen.every((id) => options.includes(id))) return { ok: false, reason: 'not-an-option' };
	if (new Set(chosen).size < chosen.length) return { ok: false, reason: 'chosen-twice' };
	if (method === 'single' && chosen.length > 1) return { ok: false, reason: 'choose-one' };
	return { ok: true, optionIds: options.filter((id) => chosen.includes(id)) };
}
