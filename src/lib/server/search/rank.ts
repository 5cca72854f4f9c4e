import { sql, type SQL } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import { NORMALIZATION, WEIGHTS } from '../../rules/search.ts';

/** In the order in which Postgres takes them: D, C, B, A. */
const weights = sql.raw(
	`'{${[WEIGHTS.comment, WEIGHTS.body, WEIGHTS.lede, WEIGHTS.title].join(',')}}'::float4[]`
);

/** How well words fit what is looked for in their language; 0 where nothing is. */
export const rankOf = (words: SQL, language: SQL, queries: Record<Locale, string>): SQL =>
	sql`ts_rank(${weights}, ${words}, case ${language} when 'fr' then ${queries.fr}::text::tsquery
		else ${queries.en}::text::tsquery end, ${NORMALIZATION}::int)`;
