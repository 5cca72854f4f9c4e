import { ByteCache } from './byte-cache.ts';
import { Piece, textOf } from './piece.ts';

/**
 * Large HTML does not travel through `load`: SvelteKit would serialise it.
 * A page leaves a comment `<!--fragment:name-->`, and the HTML comes in its place at the end.
 */
export type Fragments = ReadonlyMap<string, string | Piece[]>;

const OPEN = '<!--fragment:';
const CLOSE = '-->';

/** The next place of a fragment in a page, from `from` on. */
export function markIn(
	page: string | Buffer,
	from: number
): { name: string; at: number; end: number } | null {
	const at = page.indexOf(OPEN, from);
	if (at < 0) return null;
	const close = page.indexOf(CLOSE, at);
	const name = page.slice(at + OPEN.length, close).toString();
	return { name, at, end: close + CLOSE.length };
}

/** What `app.html` leaves open at its beginning. */
export function fillBeginning(html: string, { lang, theme }: { lang: string; theme: string }) {
	const end = Math.max(0, html.indexOf('<head>'));
	const beginning = html.slice(0, end);
	const filled = beginning.replace('%palabre.lang%', lang).replace('%palabre.theme%', theme);
	return filled + html.slice(end);
}

export function fillFragments(html: string, fragments: Fragments): string {
	const parts: string[] = [];
	let at = 0;
	for (let mark = markIn(html, at); mark; mark = markIn(html, at)) {
		const fragment = fragments.get(mark.name) ?? '';
		const text = typeof fragment === 'string' ? fragment : textOf(fragment);
		parts.push(html.slice(at, mark.at), text);
		at = mark.end;
	}
	return [...parts, html.slice(at)].join('');
}

/** Per process. */
const texts = new ByteCache<Piece[]>(4 * 1024 * 1024);

/**
 * HTML that many pages have in common, kept as they send it, under a name that is its own.
 *
 * @param made what they send, where it is made from that HTML
 */
export const sharedFragment = (
	key: string,
	html: string,
	made: () => string = () => html
): Promise<Piece[]> =>
	texts.get(key, html, () => {
		const piece = new Piece(Buffer.from(made()), true);
		// A quarter more for the compressed form, and what it was made from.
		return Promise.resolve({ value: [piece], bytes: 1.25 * piece.bytes.length + 2 * html.length });
	});
