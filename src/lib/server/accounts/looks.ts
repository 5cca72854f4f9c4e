import { sql, type SQL } from 'drizzle-orm';
import { bareName, handleKey, SITE_VOICES, wordsOfName } from '../../rules/handle.ts';
import { members } from './tables.ts';

/**
 * What a name looks like at a glance, as it is written and in lower case: a Greek Ν is
 * drawn like a Latin N, ν like a v. The function is made by the migration "look-alikes".
 */
const looksOf = (name: string): SQL =>
	sql`(handle_look(${bareName(name)}::text), handle_look(${handleKey(bareName(name))}::text))`;

/** Of a row of `member`: whether its handle looks like this name. */
export const hasLookOf = (name: string): SQL<boolean> =>
	sql<boolean>`(handle_look(${members.handle}) in ${looksOf(name)}
		or handle_look(${members.handleKey}) in ${looksOf(name)})`;

/** Whether a name, or each word of it, looks like one that speaks for the site. */
export function looksLikeTheSite(name: string): SQL<boolean> {
	const words = JSON.stringify(wordsOfName(name).map((word) => [word, handleKey(word)]));
	return sql<boolean>`(with voice as materialized (
			select handle_look(value) as look from json_array_elements_text(${JSON.stringify(SITE_VOICES)}::json)
		)
		select exists (select from voice where look in ${looksOf(name)}) or coalesce((
			select bool_and(handle_look(value->>0) in (select look from voice)
				or handle_look(value->>1) in (select look from voice))
			from json_array_elements(${words}::json)), false))`;
}
