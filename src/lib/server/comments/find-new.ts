import { sql } from 'drizzle-orm';
import { endOfBranch } from '../../rules/threads.ts';
import type { Ctx } from '../ctx.ts';
import { mutedBy, mutedPaths } from './mute.ts';

/**
 * The next comment in reading order that is new to the asker, or the previous one;
 * behind the last comes the first again. Null when nothing is new.
 *
 * @param since how far the asker had read
 * @param from the comment where they are; without it, before the first
 * @param many from how many new ones on the thread is searched from where they are
 */
export async function findNew(
	ctx: Ctx,
	articleId: number,
	{ since, from, back = false }: { since: number; from?: number | undefined; back?: boolean },
	many = 2_000
): Promise<number | null> {
	const start = back ? endOfBranch('') : '';
	const place = sql`coalesce((select path from comment
		where article_id = ${articleId} and id = ${from ?? null}::bigint), ${start})`;
	const [beyond, order] = back ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
	const asker = sql`${ctx.asker?.id ?? null}::bigint`;
	const isNew = sql`article_id = ${articleId} and id > ${since} and state = 'visible'
		and author_id is distinct from ${asker} and (author_id = any (${mutedBy(asker)})) is not true
		and not path ^@ any (${mutedPaths(asker, sql`${articleId}`)})`;

	const [few] = await ctx.db.execute<{ total: number; id: string | null }>(sql`
		select count(*)::int as total,
			(array_agg(id order by path ${beyond} ${place} desc, path ${order}))[1] as id
		from (select id, path from comment where ${isNew} order by id limit ${many}) as fresh`);
	if (!few || few.total < many) return few?.id ? Number(few.id) : null;

	const nextFrom = (path: typeof place) => sql`(select id from comment
		where ${isNew} and path ${beyond} ${path} order by path ${order} limit 1)`;
	const [found] = await ctx.db.execute<{ id: string | null }>(
		sql`select coalesce(${nextFrom(place)}, ${nextFrom(sql`${start}`)}) as id`
	);
	return found?.id ? Number(found.id) : null;
}
