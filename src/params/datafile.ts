import type { ParamMatcher } from '@sveltejs/kit';

/** Whole ballots of members are the file that a poll has by itself; those of visitors say so. */
const ENDINGS = ['json', 'csv', 'abif', 'visitors.abif'] as const;
type Ending = (typeof ENDINGS)[number];

export const match = ((ending): ending is Ending =>
	ENDINGS.includes(ending as Ending)) satisfies ParamMatcher;
