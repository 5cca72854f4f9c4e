import { sql, type SQL } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import { NORMALIZATION, WEIGHTS } from '../../rules/search.ts';

/** In the order in which Postgres takes them: D, C, B, A. */
const weights = sql.raw(
	`'{${[WEIGHTS.comment, WEIGHTS.body, WEIGHTS.lede, WEIGHTS.title].join(',')}}'::float4[]`
);

/**
 * Whether a score in an address is one: Postgres refuses a number that is nearer to 0
 * than any of its own.
 */
export const isScore = (text: string): boolean =>
	/^\d(?:\.\d{1,12})?(?:e-\d{1,2})?$/.test(text) &&
	(Number(text) === 0 || Math.fround(Number(text)) !== 0);

/** How well words fit what is looked for in their language; 0 where nothing is. */
export const rankOf = (words: SQL, language: SQL, queries: Record<Locale, string>): SQL =>
	sql`ts_rank(${weights}, ${words}, case ${language} when 'fr' then ${queries.fr}::text::tsquery
		else ${queries.en}::text::tsquery end, ${NORMALIZATION}::int)`;
