/** Characters that a search may have, and words. */
export const MAX_QUERY = 200;
export const MAX_TERMS = 16;

/** Letters from which on the last word is looked for as the beginning of one, too. */
export const PREFIX_MIN = 3;

/** One thing that is looked for: a word, or the words of a phrase in their order. */
export type Term = {
	text: string;
	isPhrase: boolean;
	/** What is found must not have it. */
	isExcluded: boolean;
	/** Words that begin so are meant as well; letters and digits only. */
	isPrefix: boolean;
};

export type BadQuery = 'malformed' | 'too-long' | 'only-excluded';

/** An optional minus, then something in quotation marks (closed or not), or what reaches to the next space or mark. */
const TERM = /(-*)(?:"([^"]*)"?|([^\s"]+))/gu;

const HAS_WORD = /[\p{L}\p{N}]/u;
const IS_PLAIN = new RegExp(`^[\\p{L}\\p{M}\\p{Nd}]{${PREFIX_MIN},}$`, 'u');

/**
 * Reads what was typed into a search: words, "phrases" (in the quotation marks of
 * either language), -without. The last word may be unfinished; a star says so of any.
 * What has neither letter nor digit is passed over: no terms at all, if nothing else is there.
 */
export function readQuery(
	typed: string
): { ok: true; terms: Term[] } | { ok: false; reason: BadQuery } {
	if (typed.includes('\0') || !typed.isWellFormed()) return { ok: false, reason: 'malformed' };
	const text = typed.normalize().trim();
	if ([...text].length > MAX_QUERY) return { ok: false, reason: 'too-long' };
	const terms = [...text.replace(/[«»“”„]/gu, '"').matchAll(TERM)].flatMap(toTerm);
	if (terms.length > MAX_TERMS) return { ok: false, reason: 'too-long' };
	if (terms.length > 0 && terms.every(({ isExcluded }) => isExcluded)) {
		return { ok: false, reason: 'only-excluded' };
	}
	const last = terms.at(-1);
	if (last && !last.isPhrase && !last.isExcluded) last.isPrefix = IS_PLAIN.test(last.text);
	return { ok: true, terms };
}

function toTerm([, minus = '', phrase, word = '']: RegExpExecArray): Term[] {
	const isPhrase = phrase !== undefined;
	const text = (phrase ?? word.replace(/\*+$/, '')).trim();
	if (!HAS_WORD.test(text)) return [];
	const isExcluded = minus !== '';
	const isPrefix = !isPhrase && !isExcluded && word.endsWith('*') && IS_PLAIN.test(text);
	return [{ text, isPhrase, isExcluded, isPrefix }];
}
