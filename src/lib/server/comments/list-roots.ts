import { sql, type SQL } from 'drizzle-orm';
import type { Branch, Order } from '../../rules/threads.ts';
import type { Ctx } from '../ctx.ts';

/** A top-level comment with its place and the size of what it begins. */
export type RootBranch = Branch & { path: string };

type Direction = 'on' | 'back';

/** What each order compares; ids settle what is equal. Each has its partial index. */
const KEYS: Record<Order, { key: SQL; isRising: boolean }> = {
	oldest: { key: sql`id`, isRising: true },
	newest: { key: sql`id`, isRising: false },
	useful: { key: sql`usefulness_shown`, isRising: false },
	discussed: { key: sql`branch_size`, isRising: false },
	bridging: { key: sql`bridging_shown`, isRising: false },
	minds: { key: sql`minds_shown`, isRising: false }
};

/**
 * Top-level comments of a thread in this order: from the one named on, itself
 * included, or back from it, the nearest first. Read from an index, whatever
 * the thread's length; where the named one stands is looked up now.
 */
export async function listRoots(
	ctx: Ctx,
	articleId: number,
	order: Order,
	{ from, direction = 'on', limit }: { from?: number; direction?: Direction; limit: number }
): Promise<RootBranch[]> {
	const { key, isRising } = KEYS[order];
	const rises = isRising === (direction === 'on');
	const compare = sql.raw(`${rises ? '>' : '<'}${direction === 'on' ? '=' : ''}`);
	const towards = sql.raw(rises ? 'asc' : 'desc');
	const beyond =
		from === undefined
			? sql``
			: sql`and (${key}, id) ${compare} (select ${key}, id from comment where id = ${from})`;
	const rows = await ctx.db.execute<{ id: string; path: string; size: number }>(sql`
		select id, path, branch_size + 1 as size from comment
		where article_id = ${articleId} and depth = 1 ${beyond}
		order by ${key} ${towards}, id ${towards} limit ${limit}`);
	return rows.map(({ id, path, size }) => ({ id: Number(id), path, size }));
}
