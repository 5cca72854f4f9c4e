/**
 * Of a poll that asks twice: which of its two forms an answer came by. The one above the lede is
 * for who has not read yet, the one at the end for everybody.
 */
export const TURNS = ['before', 'after'] as const;
export type Turn = (typeof TURNS)[number];

/** Where in a page that asks it a poll stands; by turn, where it is asked twice. */
export const pollAnchor = (pollId: number, turn?: Turn): string =>
	turn === 'after' ? `poll-${pollId}-after` : `poll-${pollId}`;

/** A poll as its asker sees it, as far as its two forms depend on it. */
type Asked = {
	asksTwice: boolean;
	isOpen: boolean;
	isBetween: boolean;
	hasResult: boolean;
	myOptionIds: readonly number[];
};

/** Whether the answer before reading can still be given: afterwards it would be no such answer. */
export const mayAnswerBefore = ({
	isOpen,
	hasResult,
	myOptionIds
}: Pick<Asked, 'isOpen' | 'hasResult' | 'myOptionIds'>): boolean =>
	isOpen && myOptionIds.length === 0 && !hasResult;

/** Which form stands where only the lede does: the one before reading, as long as there is something to say by it. */
export function turnAtLede(poll: Asked): Turn | undefined {
	if (!poll.asksTwice) return undefined;
	return mayAnswerBefore(poll) || (poll.isOpen && poll.isBetween) ? 'before' : 'after';
}
