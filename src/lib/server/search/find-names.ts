import { sql } from 'drizzle-orm';
import { RANKED } from '../../rules/search.ts';
import type { Ctx } from '../ctx.ts';
import type { Search } from './prepare.ts';

type Page = { limit: number; after?: string | undefined };

/** `count` is `RANKED` at most: as many, or more. `next` is the `after` of the next page. */
type Found<Hit> = { hits: Hit[]; next: string | null; count: number };

export type TagHit = { key: string; label: string; articleCount: number };
export type MemberHit = { handle: string; displayName: string };

/** Tags of published articles, of whose label each word is asked for, or begins so; by key. */
export async function findTags(
	ctx: Ctx,
	{ names }: Search,
	{ limit, after }: Page
): Promise<Found<TagHit>> {
	const fitting = sql`from tag where name_words(label) @@ ${names}::text::tsquery
		and exists (select from article_tag t join article a on a.id = t.article_id
			where t.tag_id = tag.id and a.state = 'published')`;
	const rows = await ctx.db.execute<TagHit & { total: number }>(sql`
		select key, label,
			(select count(*) from article_tag t join article a on a.id = t.article_id
				where t.tag_id = tag.id and a.state = 'published')::int as "articleCount",
			(select count(*) from (select ${fitting} limit ${RANKED}) as counted)::int as total
		${fitting} ${after === undefined ? sql`` : sql`and key > ${after}`}
		order by key limit ${limit + 1}`);
	return pageOf(rows, limit, ({ key, label, articleCount }) => ({ key, label, articleCount }));
}

/** Members who are here, of whose handle and name each word is asked for, or begins so; by handle. */
export async function findMembers(
	ctx: Ctx,
	{ names }: Search,
	{ limit, after }: Page
): Promise<Found<MemberHit>> {
	const fitting = sql`from member where closed_at is null and not awaits_address
		and name_words(handle || ' ' || display_name) @@ ${names}::text::tsquery`;
	const rows = await ctx.db.execute<MemberHit & { key: string; total: number }>(sql`
		select handle, display_name as "displayName", handle_key as key,
			(select count(*) from (select ${fitting} limit ${RANKED}) as counted)::int as total
		${fitting} ${after === undefined ? sql`` : sql`and handle_key > ${after}`}
		order by handle_key limit ${limit + 1}`);
	return pageOf(rows, limit, ({ handle, displayName }) => ({ handle, displayName }));
}

function pageOf<Row extends { key: string; total: number }, Hit>(
	rows: Row[],
	limit: number,
	toHit: (row: Row) => Hit
): Found<Hit> {
	const shown = rows.slice(0, limit);
	return {
		hits: shown.map(toHit),
		next: rows.length > limit ? (shown.at(-1)?.key ?? null) : null,
		count: rows[0]?.total ?? 0
	};
}
