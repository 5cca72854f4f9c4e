import { sql, type Placeholder, type SQL } from 'drizzle-orm';

/**
 * Whether the article has none of these tags; its table goes by the name `of`.
 *
 * Asked of one article after the other, in the order of the list, until a page is full:
 * `not exists` may be joined, and then the planner may read all tags of all articles first.
 *
 * @param tagIds ids, or a placeholder for `asArray` of them; of none at all, nothing is read
 */
export function hasNoneOf(tagIds: number[] | Placeholder, of = 'article'): SQL {
	const given = sql`${Array.isArray(tagIds) ? asArray(tagIds) : tagIds}::bigint[]`;
	return sql`(cardinality(${given}) = 0 or not ${given} && array(
		select tag_id from article_tag where article_id = ${sql.raw(of)}.id))`;
}

export const asArray = (ids: number[]): string => `{${ids.join(',')}}`;
