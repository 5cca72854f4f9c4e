import { desc, gt, sql } from 'drizzle-orm';
import { firstDayOf, type Month } from '../../rules/front.ts';
import type { Ctx } from '../ctx.ts';
import { articleMonths } from './tables.ts';

export type MonthCount = {
	/** Its first day, YYYY-MM-DD. */
	month: string;
	articles: number;
};

/** Months in which something was published, the newest first. */
export const listMonths = (ctx: Ctx): Promise<MonthCount[]> =>
	ctx.db
		.select()
		.from(articleMonths)
		.where(gt(articleMonths.articles, 0))
		.orderBy(desc(articleMonths.month));

export type Neighbours = { earlier: string | null; later: string | null; articles: number };

/** How much was published in a month, and the nearest months with something on both sides. */
export async function findMonth(ctx: Ctx, month: Month): Promise<Neighbours> {
	const day = sql`${firstDayOf(month)}::date`;
	const [row] = await ctx.db.execute<Neighbours>(sql`select
		(select max(month) from article_month where month < ${day} and articles > 0)::text as earlier,
		(select min(month) from article_month where month > ${day} and articles > 0)::text as later,
		coalesce((select articles from article_month where month = ${day}), 0) as articles`);
	return row ?? { earlier: null, later: null, articles: 0 };
}
