import { sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';

/** Lets ballots that stand in their table count: all that they say is added to the tallies. */
export async function addToTallies(ctx: Ctx, ballotIds: string[]): Promise<void> {
	await add(ctx.db, { ballotIds });
}

/**
 * Lets ballots count no longer: all that they say is taken from the tallies, the ballots
 * stay. In the transaction that changes them, while nobody else writes to these tallies.
 */
export async function takeFromTallies(ctx: Ctx, ballotIds: string[]): Promise<void> {
	await take(ctx.db, { ballotIds });
}

const counted = sql`
	counted as materialized (
		select id, poll_id, electorate, informed, cast_on from ballot
		where id = any(${sql.placeholder('ballotIds')}::uuid[])
	), totals as (
		select poll_id, electorate, count(*)::int as ballots,
			(count(*) filter (where informed))::int as informed
		from counted group by poll_id, electorate
	), options as (
		select counted.poll_id, electorate, option_id, count(*)::int as ballots
		from counted join ballot_choice c on c.poll_id = counted.poll_id and c.ballot_id = counted.id
		group by counted.poll_id, electorate, option_id
	), days as (
		select poll_id, electorate, cast_on, count(*)::int as ballots
		from counted group by poll_id, electorate, cast_on
	)`;

const add = statement(sql`
	with ${counted}, more_totals as (
		insert into poll_tally as t (poll_id, electorate, ballots, informed) select * from totals
		on conflict (poll_id, electorate) do update
		set ballots = t.ballots + excluded.ballots, informed = t.informed + excluded.informed
	), more_options as (
		insert into option_tally as t (poll_id, electorate, option_id, ballots) select * from options
		on conflict (poll_id, option_id, electorate) do update
		set ballots = t.ballots + excluded.ballots
	)
	insert into day_tally as t (poll_id, electorate, day, ballots) select * from days
	on conflict (poll_id, day, electorate) do update set ballots = t.ballots + excluded.ballots`);

const take = statement(sql`
	with ${counted}, fewer_totals as (
		update poll_tally t set ballots = t.ballots - k.ballots, informed = t.informed - k.informed
		from totals k where t.poll_id = k.poll_id and t.electorate = k.electorate
	), fewer_options as (
		update option_tally t set ballots = t.ballots - k.ballots from options k
		where t.poll_id = k.poll_id and t.electorate = k.electorate and t.option_id = k.option_id
	)
	update day_tally t set ballots = t.ballots - k.ballots from days k
	where t.poll_id = k.poll_id and t.electorate = k.electorate and t.day = k.cast_on`);
