import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Counts } from '../../rules/tally/tally.ts';
import type { Ctx } from '../ctx.ts';
import { polls } from '../polls/tables.ts';
import { pollTallies } from './tables.ts';

/** Ballots that stand in the polls of an article, and in how many of them there are any. */
export type ArticleBallots = { ballots: Counts; pollCount: number };

/**
 * What has been cast under each article: a measure of activity for lists, no result.
 * Articles without any are absent.
 */
export async function countBallotsByArticle(
	ctx: Ctx,
	articleIds: number[]
): Promise<Map<number, ArticleBallots>> {
	if (articleIds.length === 0) return new Map();
	const of = (electorate: keyof Counts) =>
		sql`coalesce(sum(${pollTallies.ballots}) filter (where ${pollTallies.electorate} = ${electorate}), 0)`.mapWith(
			Number
		);
	const rows = await ctx.db
		.select({
			articleId: polls.articleId,
			member: of('member'),
			visitor: of('visitor'),
			pollCount: sql`count(distinct ${polls.id})`.mapWith(Number)
		})
		.from(polls)
		.innerJoin(pollTallies, eq(pollTallies.pollId, polls.id))
		.where(and(inArray(polls.articleId, articleIds), gt(pollTallies.ballots, 0)))
		.groupBy(polls.articleId);
	return new Map(
		rows.map(({ articleId, member, visitor, pollCount }) => [
			articleId,
			{ ballots: { member, visitor }, pollCount }
		])
	);
}
