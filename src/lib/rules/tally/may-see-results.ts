/** Of an open poll; a sealed one shows nothing to anybody until it is closed. */
export const VISIBILITIES = ['after-vote', 'always', 'sealed'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** From the widest to the narrowest: from its first ballot on a poll goes this way only. */
const NARROWING = ['always', 'after-vote', 'sealed'] as const satisfies readonly Visibility[];

/** What may follow this visibility: those that show the results to fewer. */
export const tighterThan = (visibility: Visibility): readonly Visibility[] =>
	NARROWING.slice(NARROWING.indexOf(visibility) + 1);
/** A cancelled poll is closed, too: nobody votes in it any more, but what was counted decides nothing. */
export type Phase = 'not-open-yet' | 'open' | 'closed' | 'cancelled';

/** Whether no ballot is taken any more, nor ever again. */
export const isOver = (phase: Phase): boolean => phase === 'closed' || phase === 'cancelled';

/** Whether the tally may be shown: the one place that decides it, for pages, data and feeds alike. */
export const maySeeResults = (
	poll: { visibility: Visibility; phase: Phase },
	mine: {
		hasBallot: boolean;
		hasLooked: boolean;
		/** Answered before reading, and is to be asked again: results would speak into the second answer. */
		isBetween: boolean;
	}
): boolean =>
	isOver(poll.phase) ||
	(poll.visibility !== 'sealed' &&
		!mine.isBetween &&
		(poll.visibility === 'always' || mine.hasBallot || mine.hasLooked));
