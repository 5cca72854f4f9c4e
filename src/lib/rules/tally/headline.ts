import { ELECTORATES, type Electorate } from './tally.ts';

/** Whose outcome a poll puts in front, as its voters were told beforehand; both are shown in any case. */
export const POLL_HEADLINES = ['both', 'members'] as const;
export type PollHeadline = (typeof POLL_HEADLINES)[number];

/** The electorates whose winner is said. Of the others the counts stand beside it. */
export const headlineElectorates = (headline: PollHeadline): readonly Electorate[] =>
	headline === 'both' ? ELECTORATES : ['member'];
