/** Of an open poll; a sealed one shows nothing to anybody until it is closed. */
export const VISIBILITIES = ['after-vote', 'always', 'sealed'] as const;
export type Visibility = (typeof VISIBILITIES)[number];
export type Phase = 'not-open-yet' | 'open' | 'closed';

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
	poll.phase === 'closed' ||
	(poll.visibility !== 'sealed' &&
		!mine.isBetween &&
		(poll.visibility === 'always' || mine.hasBallot || mine.hasLooked));
