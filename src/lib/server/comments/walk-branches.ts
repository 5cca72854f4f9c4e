import { sql, type SQL } from 'drizzle-orm';
import { pathSegment, type Branch, type PageSizes } from '../../rules/threads.ts';
import type { Ctx } from '../ctx.ts';

/** A top-level comment with its place and the size of what it begins. */
export type RootBranch = Branch & { path: string };

const ROOT = pathSegment(1).length;

/**
 * Enough top-level branches to cut one page from, beginning at this path.
 *
 * Steps from root to root, one index probe each, however long the branches
 * between are. It counts the least that a page can show of each branch, so it
 * never stops too early for `cutPage`.
 */
export function walkOn(
	ctx: Ctx,
	articleId: number,
	start: string,
	sizes: PageSizes
): Promise<RootBranch[]> {
	return walk(ctx, sizes, {
		first: sql`select * from comment where article_id = ${articleId} and path >= ${start}
			order by path limit 1`,
		// '~' is behind every digit that a path is made of.
		step: sql`select * from comment where article_id = ${articleId} and path > walk.path || '~'
			order by path limit 1`
	});
}

/** The same backwards: the branch before `end` comes first. */
export function walkBack(
	ctx: Ctx,
	articleId: number,
	end: string,
	sizes: PageSizes
): Promise<RootBranch[]> {
	const rootBefore = (path: SQL) => sql`select * from comment
		where article_id = ${articleId} and path = (
			select left(path, ${ROOT}::int) from comment
			where article_id = ${articleId} and path < ${path} order by path desc limit 1)`;
	return walk(ctx, sizes, { first: rootBefore(sql`${end}`), step: rootBefore(sql`walk.path`) });
}

async function walk(
	ctx: Ctx,
	sizes: PageSizes,
	{ first, step }: { first: SQL; step: SQL }
): Promise<RootBranch[]> {
	const least = sql`least(branch_size + 1, ${sizes.excerpt}::int)`;
	const rows = await ctx.db.execute<{ id: string; path: string; size: number }>(sql`
		with recursive walk as (
			(select id, path, branch_size + 1 as size, ${least} as total from (${first}) as found)
			union all
			select found.id, found.path, found.branch_size + 1, walk.total + ${least}
			from walk cross join lateral (${step}) as found
			where walk.total <= ${sizes.page}
		)
		select id, path, size from walk`);
	return rows.map(({ id, path, size }) => ({ id: Number(id), path, size }));
}
