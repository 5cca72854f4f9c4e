import { sql } from 'drizzle-orm';
import { SCORE_HIDDEN_FOR } from '../../rules/ranking.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { touchArticles } from './touch-articles.ts';

/** Comments of one transaction: few enough that who writes in their threads meanwhile hardly waits. */
const BATCH = 1_000;

/** What follows of the age of a comment that is written into the table; rules/ranking.ts decides. */
export const isScoreShown = sql.raw(
	`created_at <= clock_timestamp() - ${SCORE_HIDDEN_FOR} * interval '1 second'`
);

/**
 * Lets the scores that are old enough by now weigh in the orders of their threads: before, the
 * place of a comment would tell what is not shown beside it. Orders are read from an index, which
 * knows no clock; so this is a column, and due. Late is soon enough: the score beside
 * the comment is shown on time.
 */
export async function revealScores(ctx: Ctx, batch = BATCH): Promise<void> {
	let found = batch;
	while (found === batch) found = await inTransaction(ctx, (ctx) => revealSome(ctx, batch));
}

async function revealSome(ctx: Ctx, batch: number): Promise<number> {
	const due = await ctx.db.execute<{ id: string }>(sql`
		select id from comment where not score_shown and ${isScoreShown}
		order by created_at limit ${batch}`);
	if (due.length === 0) return 0;
	const these = sql`any (${`{${due.map(({ id }) => id).join(',')}}`}::bigint[])`;
	// Held first, as by every write to a thread. Where nothing was rated no order changes.
	await touchArticles(
		ctx,
		sql`select article_id from comment where id = ${these} and useful + not_useful > 0`
	);
	await ctx.db.execute(sql`update comment set score_shown = true where id = ${these}`);
	return due.length;
}
