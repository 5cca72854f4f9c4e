/** Stand before and behind what was found; no text that is searched has them (`search_text`). */
export const HIT_BEGINS = '\uE000';
export const HIT_ENDS = '\uE001';

/** A run of plain text, looked for or not. */
export type Piece = { text: string; isHit: boolean };

/** From and up to, in whole characters. */
type Span = [from: number, to: number];

/** Characters shown before the first hit, where the beginning of the text is left out. */
const LEAD = 60;

/**
 * The part of a text in which most was found, of about so many characters, cut
 * between words; its beginning, where nothing was.
 *
 * @param marked the same text with marks around the hits; other characters may be
 * replaced by one each. Where it is not the same text, nothing is shown as found.
 */
export function excerptAround(text: string, marked: string, most: number): Piece[] {
	const characters = Array.from(text);
	const hits = hitsIn(marked, characters.length);
	const [from, to] = frameOf(characters, hits, most);
	const pieces: Piece[] = [];
	const push = (start: number, end: number, isHit: boolean) => {
		if (end > start) pieces.push({ text: characters.slice(start, end).join(''), isHit });
	};
	if (from > 0) pieces.push({ text: '… ', isHit: false });
	let at = from;
	for (const [begin, end] of hits) {
		if (begin < from || end > to) continue;
		push(at, begin, false);
		push(begin, end, true);
		at = end;
	}
	push(at, to, false);
	if (to < characters.length) pieces.push({ text: ' …', isHit: false });
	return pieces;
}

function hitsIn(marked: string, length: number): Span[] {
	const hits: Span[] = [];
	let [at, begin] = [0, 0];
	for (const character of marked) {
		if (character === HIT_BEGINS) begin = at;
		else if (character === HIT_ENDS) hits.push([begin, at]);
		else at += 1;
	}
	return at === length ? hits : [];
}

function frameOf(characters: string[], hits: Span[], most: number): Span {
	const { length } = characters;
	if (length <= most) return [0, length];
	const richest = richestStart(hits, most - LEAD);
	const begin = richest <= LEAD ? 0 : afterSpace(characters, richest - LEAD, richest);
	if (begin + most >= length) return [begin, length];
	return [begin, beforeSpace(characters, begin + most, begin + most - LEAD)];
}

/** Where that hit begins from which on most hits lie within so many characters; the first of equals. */
function richestStart(hits: Span[], within: number): number {
	let [best, most, next] = [0, 0, 0];
	for (const [index, [from]] of hits.entries()) {
		while (next < hits.length && hits[next]![1] <= from + within) next += 1;
		if (next - index > most) [best, most] = [from, next - index];
	}
	return best;
}

/** The beginning of the first word from here on, but not past the end. */
function afterSpace(characters: string[], from: number, end: number): number {
	for (let at = from; at < end; at++) if (characters[at] === ' ') return at + 1;
	return from;
}

/** The end of the last word before here, but not before the beginning. */
function beforeSpace(characters: string[], to: number, begin: number): number {
	for (let at = to; at > begin; at--) if (characters[at] === ' ') return at;
	return to;
}
