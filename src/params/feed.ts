import type { ParamMatcher } from '@sveltejs/kit';

export const match = ((ending): ending is 'atom' | 'json' =>
	ending === 'atom' || ending === 'json') satisfies ParamMatcher;
