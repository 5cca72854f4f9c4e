import * as v from 'valibot';

import { ARTICLE_LIMITS } from '../../rules/article-document.ts';
import type { Marks } from '../../rules/tally/choice.ts';

/** An option with its rank or score; empty where it has none. */
const mark = v.optional(v.pipe(v.string(), v.regex(/^(|[1-9]\d{0,15}:\d{1,3})$/)));

/** Of a ballot that ranks or scores, one for each option of its poll. */
export const markFields = Object.fromEntries(
	Array.from({ length: ARTICLE_LIMITS.options }, (_, index) => [`mark-${index + 1}`, mark])
) as Record<`mark-${number}`, typeof mark>;

/** What a ballot's form says: options alone, or options with their marks; null when it mixes both. */
export function readMarks(form: { [field: string]: unknown }, optionIds: number[]): Marks | null {
	const sent = Object.keys(markFields)
		.map((name) => form[name])
		.filter((value) => typeof value === 'string');
	if (sent.length === 0) return { optionIds, values: null };
	if (optionIds.length > 0) return null;
	const marks = sent.filter((value) => value !== '').map((value) => value.split(':').map(Number));
	return { optionIds: marks.map(([id]) => id!), values: marks.map(([, value]) => value!) };
}
