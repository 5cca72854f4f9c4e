import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import type { BallotPlace, HeldBallot } from './hold-ballot.ts';
import { pollTallies } from './tables.ts';

/** Takes away a ballot that `holdBallot` holds, and whatever it added to the tallies. */
export async function removeHeldBallot(
	ctx: Ctx,
	{ pollId, electorate }: BallotPlace,
	{ ballotId, viewers }: HeldBallot
): Promise<void> {
	if (ballotId) await remove(ctx.db, { ballotId, pollId, electorate });
	if (viewers === 0) return;
	await ctx.db
		.update(pollTallies)
		.set({ viewers: sql`${pollTallies.viewers} + ${viewers}` })
		.where(and(eq(pollTallies.pollId, pollId), eq(pollTallies.electorate, electorate)));
}

const ballotId = sql`${sql.placeholder('ballotId')}::uuid`;
const itsTally = sql`t.poll_id = ${sql.placeholder('pollId')}::bigint
	and t.electorate = ${sql.placeholder('electorate')}::text`;

const remove = statement(sql`
	with choices as (
		delete from ballot_choice where ballot_id = ${ballotId} returning option_id
	), gone as (
		delete from ballot where id = ${ballotId} returning informed, cast_on
	), total as (
		update poll_tally t set ballots = t.ballots - 1, informed = t.informed - gone.informed::int
		from gone where ${itsTally}
	), options as (
		update option_tally t set ballots = t.ballots - 1
		from choices where ${itsTally} and t.option_id = choices.option_id
	)
	update day_tally t set ballots = t.ballots - 1
	from gone where ${itsTally} and t.day = gone.cast_on`);
