import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { takeFromMinds } from '../minds/count.ts';
import type { BallotPlace, HeldBallot } from './hold-ballot.ts';
import { pollTallies } from './tables.ts';
import { countLess } from './tally-change.ts';

/** Takes away a ballot that `holdBallot` holds, and whatever it added to the tallies. `holdMinds` came before. */
export async function removeHeldBallot(
	ctx: Ctx,
	{ pollId, electorate }: BallotPlace,
	{ ballotId, hasMind, viewers }: HeldBallot
): Promise<void> {
	if (ballotId && hasMind) await takeFromMinds(ctx, [ballotId]);
	if (ballotId) await remove(ctx.db, { ballotId });
	if (viewers === 0) return;
	await ctx.db
		.update(pollTallies)
		.set({ viewers: sql`${pollTallies.viewers} + ${viewers}` })
		.where(and(eq(pollTallies.pollId, pollId), eq(pollTallies.electorate, electorate)));
}

const ballotId = sql`${sql.placeholder('ballotId')}::uuid`;

const remove = statement(sql`
	with counted_choices as (
		delete from ballot_choice where ballot_id = ${ballotId}
		returning ballot_id, option_id, rank, score
	), counted as (
		delete from ballot where id = ${ballotId}
		returning id as ballot_id, poll_id, electorate, informed, cast_on,
			before_option_id, after_option_id
	), ${countLess}
	select count(*) from counted`);
