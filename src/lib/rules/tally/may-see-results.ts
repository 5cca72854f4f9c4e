export type Visibility = 'always' | 'after-vote';
export type Phase = 'not-open-yet' | 'open' | 'closed';

/** Whether the tally may be shown: the one place that decides it, for pages, data and feeds alike. */
export const maySeeResults = (
	poll: { visibility: Visibility; phase: Phase },
	mine: { hasBallot: boolean; hasLooked: boolean }
): boolean =>
	poll.visibility === 'always' || poll.phase === 'closed' || mine.hasBallot || mine.hasLooked;
