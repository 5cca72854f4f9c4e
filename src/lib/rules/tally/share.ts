/** Below it one ballot moves a percentage by more than five points: counts alone are shown. */
export const MIN_BALLOTS_FOR_PERCENT = 20;

/**
 * Part of an electorate's ballots that name an option, from 0 to 1; null while there are too few.
 * By approval it is the part of people, so that the options of a poll may exceed 1 together.
 */
export const shareOf = (named: number, ballots: number): number | null =>
	ballots < MIN_BALLOTS_FOR_PERCENT ? null : named / ballots;
