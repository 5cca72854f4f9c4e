import { sql } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';

/** Ids that one part covers: an article has an address in each language, and a part may have 50,000. */
const PART = 2_000;

/** How many parts articles and tags take, the gaps between their ids included. */
export async function countSitemapParts(ctx: Ctx): Promise<{ articles: number; tags: number }> {
	const [row] = await highestIds(ctx.db, {});
	const parts = (highest: number | undefined) => Math.ceil((highest ?? 0) / PART);
	return { articles: parts(row?.article), tags: parts(row?.tag) };
}

const highestIds = statement<{ article: number; tag: number }>(sql`select
	coalesce((select max(id) from article), 0)::int as article,
	coalesce((select max(id) from tag), 0)::int as tag`);

export type SitemapArticle = { slug: string; languages: Locale[]; changedAt: Date };

/** The published articles of a part, from 1 on, in the order of their ids, each with its languages, the original first. */
export async function listSitemapArticles(ctx: Ctx, part: number): Promise<SitemapArticle[]> {
	const rows = await articlesOf(ctx.db, rangeOf(part));
	return rows.map((row) => ({ ...row, changedAt: new Date(row.changedAt) }));
}

/** The keys of the tags of a part that articles have. */
export const listSitemapTags = async (ctx: Ctx, part: number): Promise<string[]> =>
	(await tagsOf(ctx.db, rangeOf(part))).map(({ key }) => key);

const rangeOf = (part: number) => ({ above: (part - 1) * PART, upTo: part * PART });
const isInRange = sql`id > ${sql.placeholder('above')}::bigint and id <= ${sql.placeholder('upTo')}::bigint`;

const articlesOf = statement<Omit<SitemapArticle, 'changedAt'> & { changedAt: number }>(sql`
	select slug, (extract(epoch from last_activity_at) * 1000)::float8 as "changedAt",
		array(select language from article_text where article_id = article.id
			order by language = original_language desc) as languages
	from article where ${isInRange} and state = 'published' order by id`);

const tagsOf = statement<{ key: string }>(sql`
	select key from tag
	where ${isInRange} and exists (select from article_tag join article on article.id = article_id
		where tag_id = tag.id and state = 'published')
	order by id`);
