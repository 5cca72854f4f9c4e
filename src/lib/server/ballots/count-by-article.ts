import { eq, inArray, sum } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { polls } from '../polls/tables.ts';
import { pollTallies } from './tables.ts';

/**
 * Ballots that stand in all polls of each article, members' and visitors'
 * together: a measure of activity for lists, no result. Articles without any are absent.
 */
export async function countBallotsByArticle(
	ctx: Ctx,
	articleIds: number[]
): Promise<Map<number, number>> {
	if (articleIds.length === 0) return new Map();
	const rows = await ctx.db
		.select({ articleId: polls.articleId, ballots: sum(pollTallies.ballots).mapWith(Number) })
		.from(polls)
		.innerJoin(pollTallies, eq(pollTallies.pollId, polls.id))
		.where(inArray(polls.articleId, articleIds))
		.groupBy(polls.articleId);
	return new Map(rows.map(({ articleId, ballots }) => [articleId, ballots]));
}
