import { and, eq, sql, type SQL } from 'drizzle-orm';
import { MOST_COUNTED } from '../../rules/reading.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { mutedBy, mutedPaths } from './mute.ts';
import { readings } from './reader-tables.ts';

export type News = {
	/** How far the asker had read: the id of a comment. Null when they never did. */
	since: number | null;
	/** At most `MOST_COUNTED + 1`. */
	count: number;
};

/**
 * What is new to the asker in a thread: comments of others, posted since, outside of what they have muted.
 *
 * @param since how far they had read; without it, what is stored for the member
 */
export async function findNews(
	ctx: Ctx,
	articleId: number,
	since: number | null = null
): Promise<News> {
	const asker = ctx.asker?.id ?? null;
	const [row] = await newsOfOne(ctx.db, { articleId, asker, since });
	return row ?? { since, count: 0 };
}

/** How many comments are new to the asker, by article; articles without new ones, and muted ones, are left out. */
export async function countNews(
	ctx: Ctx,
	articleIds: number[],
	reading: ReadonlyMap<number, number>
): Promise<Map<number, number>> {
	const asker = ctx.asker?.id ?? null;
	const read = articleIds.map((id) => (asker === null ? (reading.get(id) ?? null) : null));
	if (asker === null && read.every((seen) => seen === null)) return new Map();
	const rows = await newsOfMany(ctx.db, { asker, articleIds, read });
	return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Remembers that the asker has read the thread up to this comment; never less far than before. */
export async function markRead(ctx: MemberCtx, articleId: number, upTo: number): Promise<void> {
	await ctx.db.execute(sql`
		insert into reading (member_id, article_id, seen)
		select ${ctx.asker.id}::bigint, article.id, least(${upTo}::bigint, coalesce(
			(select max(id) from comment where article_id = article.id), 0))
		from article where id = ${articleId}::bigint and state = 'published'
		on conflict (member_id, article_id) do update
		set seen = greatest(reading.seen, excluded.seen), visited_at = clock_timestamp()`);
}

/** As if the asker had never read the thread. */
export async function forgetReading(ctx: MemberCtx, articleId: number): Promise<void> {
	await ctx.db
		.delete(readings)
		.where(and(eq(readings.memberId, ctx.asker.id), eq(readings.articleId, articleId)));
}

/**
 * Bounded, so that a thread which was left alone for years costs no more than another.
 * In order of the ids: without it Postgres, to whom `since` is unknown, takes a long thread
 * for full of new comments, and reads it all to find a thousand.
 */
const countSince = (asker: SQL) => sql`(select count(*)::int from (
	select from comment c where c.article_id = at.id and c.id > at.since
		and c.state = 'visible' and c.author_id is distinct from ${asker}
		and (c.author_id = any (${mutedBy(asker)})) is not true
		and not c.path ^@ any (${mutedPaths(asker, sql`at.id`)})
	order by c.id limit ${sql.raw(String(MOST_COUNTED + 1))}) as fresh)`;

/** One row, of `News`. */
export const newsOf = ({ asker, articleId, since }: Record<'asker' | 'articleId' | 'since', SQL>) =>
	sql`select at.since::float8 as since, ${countSince(asker)} as count
	from (select ${articleId} as id, coalesce(${since}, (
		select seen from reading where member_id = ${asker} and article_id = ${articleId})) as since) as at`;

const given = (name: string) => sql`${sql.placeholder(name)}::bigint`;

const newsOfOne = statement<News>(
	newsOf({ asker: given('asker'), articleId: given('articleId'), since: given('since') })
);

const newsOfMany = statement<{ id: number; count: number }>(sql`
	select at.id::int, count from (
		select asked.id, coalesce(asked.seen, r.seen) as since
		from unnest(${sql.placeholder('articleIds')}::bigint[], ${sql.placeholder('read')}::bigint[])
			as asked (id, seen)
		left join reading r on r.member_id = ${given('asker')} and r.article_id = asked.id
		where not exists (select from mute where mute.member_id = ${given('asker')}
			and mute.article_id = asked.id and mute.comment_id is null)) as at
	cross join lateral ${countSince(given('asker'))} as n (count)
	where count > 0`);

/** The id of the last comment of each of these threads, 0 for an empty one. */
export async function findLastComments(
	ctx: Ctx,
	articleIds: number[]
): Promise<Map<number, number>> {
	const rows = await lastOfMany(ctx.db, { articleIds });
	return new Map(rows.map(({ id, last }) => [id, last]));
}

const lastOfMany = statement<{ id: number; last: number }>(sql`
	select asked.id::int, coalesce(
		(select max(id) from comment where article_id = asked.id), 0)::float8 as last
	from unnest(${sql.placeholder('articleIds')}::bigint[]) as asked (id)`);
