import type { Locale } from '../../rules/locale.ts';

/** One value that the hits could be narrowed to, and how many of them have it. */
export type FacetValue<Value = string> = { value: Value; count: number };

export type Facets = {
	language: FacetValue<Locale>[];
	/** Keys of tags. */
	tag: (FacetValue & { label: string })[];
	/** Handles. */
	author: (FacetValue & { label: string })[];
	/** Hits at articles with a poll that is open. */
	openPoll: number;
};
