import { sql } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import { EXCERPT } from '../../rules/search.ts';
import { excerptAround, HIT_BEGINS, HIT_ENDS, type Piece } from '../../rules/search-excerpt.ts';
import type { Ctx } from '../ctx.ts';

/** Characters of a text in which hits are looked for: an article can be a book. */
const LOOKED_AT = 20_000;

/**
 * Of each text the part in which most was found. Postgres only says where: what it
 * marks is plain text, and becomes HTML in a component, as all text does.
 */
export async function highlight(
	ctx: Ctx,
	items: { text: string; language: Locale }[],
	queries: Record<Locale, string>,
	most = EXCERPT
): Promise<Piece[][]> {
	if (items.length === 0) return [];
	const texts = items.map(({ text, language }) => ({
		language,
		text: Array.from(text.normalize()).slice(0, LOOKED_AT).join('')
	}));
	const options = `HighlightAll=true, StartSel="${HIT_BEGINS}", StopSel="${HIT_ENDS}"`;
	const rows = await ctx.db.execute<{ marked: string }>(sql`
		select case when query = '' then text else ts_headline(
			case language when 'fr' then 'palabre_fr'::regconfig else 'palabre_en'::regconfig end,
			search_text(text), query::tsquery, ${options}) end as marked
		from json_array_elements(${JSON.stringify(texts)}::json) with ordinality as item (item, nr),
			lateral (select item->>'language' as language, item->>'text' as text) as t,
			lateral (select case language when 'fr' then ${queries.fr}::text else ${queries.en}::text end as query) as q
		order by nr`);
	return texts.map(({ text }, index) => excerptAround(text, rows[index]?.marked ?? text, most));
}
