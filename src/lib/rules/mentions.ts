import { HANDLE_MAX, HANDLE_MIN, HANDLE_SHAPE, handleKey } from './handle.ts';
import { localHref, type Locale } from './locale.ts';

/** Members whom one comment can mention; further ones stay mere words. */
export const MOST_MENTIONS = 10;

/** A handle named in a text; `at` is where its @ stands, `end` is behind it. */
export type Mention = { key: string; at: number; end: number };

/**
 * An @ behind nothing that would make it part of an address or a longer word, then
 * a handle: at its end a dot is punctuation, since a handle ends with a letter or digit.
 * In `@ana@example.org` it names somebody elsewhere.
 */
const MENTION = new RegExp(
	String.raw`(?<![\p{L}\p{M}\p{N}_.+\-@\/\\=])@(${HANDLE_SHAPE})(?![\p{L}\p{M}\p{N}@]|[\-._][\p{L}\p{N}])`,
	'gv'
);

/** The handles named in a run of plain words, whether they belong to somebody or not. */
export function findMentions(text: string): Mention[] {
	return [...text.matchAll(MENTION)].flatMap(({ 0: whole, 1: handle = '', index }) => {
		const length = [...handle.normalize('NFKC')].length;
		if (length < HANDLE_MIN || length > HANDLE_MAX) return [];
		return [{ key: handleKey(handle), at: index, end: index + whole.length }];
	});
}

/** How a rendered text leads to a member, in the order in which the renderer writes attributes. */
const MENTION_LINK = '<a href="/members/';

/** A comment is stored once: for readers of another language its mentions lead to pages in theirs. */
export const withLocalMentions = (html: string, locale: Locale): string =>
	html.replaceAll(MENTION_LINK, MENTION_LINK.replace('/members', localHref(locale, '/members')));
