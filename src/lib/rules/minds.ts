/** Ballots from which on their number is shown while a poll of the article is not closed. */
export const MINDS_SHOWN_FROM = 3;

/** Comments that a voter is offered to choose from. */
export const MINDS_OFFERED = 12;

/** What a voter says changed their mind. */
export type Mind = { commentId: number } | { resourceId: number };

type Asked = { isClosed: boolean; isSealed: boolean };

/**
 * How many ballots that name a comment or a link are shown, in words and in an order alike,
 * while the article asks these polls: small numbers would tell of single voters, and what a
 * sealed poll moves is sealed too. `minds/count.ts` computes the same.
 */
export function shownMinds(minds: number, polls: readonly Asked[]): number {
	const going = polls.filter(({ isClosed }) => !isClosed);
	if (going.some(({ isSealed }) => isSealed)) return 0;
	return going.length > 0 && minds < MINDS_SHOWN_FROM ? 0 : minds;
}

/**
 * The number of a comment in what somebody typed or pasted: the number alone, with a hash, or
 * an address of the comment on whatever site. Null where there is none.
 */
export function commentIdIn(typed: string): number | null {
	const text = typed.trim();
	const found =
		/^(?:#?(?:comment-)?)(\d{1,16})$/i.exec(text) ??
		/#comment-(\d{1,16})$/.exec(text) ??
		/\/comments\/(\d{1,16})(?![\d])/.exec(text);
	const id = Number(found?.[1]);
	return Number.isSafeInteger(id) && id >= 1 ? id : null;
}
