/**
 * Of a poll that asks twice: which of its two forms an answer came by. The one above the lede is
 * for who has not read yet, the one at the end for everybody.
 */
export const TURNS = ['before', 'after'] as const;
export type Turn = (typeof TURNS)[number];

/** Where in a page that asks it a poll stands; by turn, where it is asked twice. */
export const pollAnchor = (pollId: number, turn?: Turn): string =>
	turn === 'after' ? `poll-${pollId}-after` : `poll-${pollId}`;
