import { sql, type SQL } from 'drizzle-orm';

/** A label by what it says: without accents, case, and marks that nobody sees. In SQL, as `unaccent` is. */
export const folded = (label: SQL): SQL =>
	sql`lower(unaccent(btrim(regexp_replace(regexp_replace(normalize(${label}, NFKC),
		'[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]', '', 'g'), '\\s+', ' ', 'g'))))`;
