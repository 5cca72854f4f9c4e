import { sql, type SQL } from 'drizzle-orm';
import { MAX_RANK } from '../../rules/tally/ranking.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';

// The one place that changes what is kept of ballots: all that casts, changes, withdraws, adopts
// or sets aside ballots says what they add to the tallies, or take from them, in these words.
//
// The words stand in a statement that has `counted (ballot_id, poll_id, electorate, informed,
// cast_on, before_option_id, after_option_id)`, the ballots, and `counted_choices (ballot_id, option_id, rank, score)`, all that
// these name. Every tally is written after the row of `poll_tally`, which guards the others.

/** What is compared: an option's place on a ballot, the lower the better, in the order of the poll. */
const marks = sql`
	marks as materialized (
		select k.ballot_id, k.poll_id, k.electorate,
			array_agg(case p.method when 'ranked' then coalesce(c.rank, ${sql.raw(String(MAX_RANK + 1))})
				else -coalesce(c.score, 0) end order by o.position) as standing,
			case p.method when 'ranked' then string_agg(
				set_byte('\\x00'::bytea, 0, coalesce(c.rank, 0)), ''::bytea order by o.position) end as pattern
		from counted k
		join poll p on p.id = k.poll_id and p.method in ('ranked', 'score')
		join poll_option o on o.poll_id = k.poll_id
		left join counted_choices c on c.ballot_id = k.ballot_id and c.option_id = o.id
		group by k.ballot_id, k.poll_id, k.electorate, p.method
	), counted_pairs as (
		select poll_id, electorate, array_agg(ballots order by a, b) as ballots
		from (
			select m.poll_id, m.electorate, x.a, y.b, count(*) filter (where x.place < y.place)::int as ballots
			from marks m, unnest(standing) with ordinality as x (place, a),
				unnest(standing) with ordinality as y (place, b)
			group by m.poll_id, m.electorate, x.a, y.b
		) cells group by poll_id, electorate
	), counted_patterns as (
		select poll_id, electorate, pattern, count(*)::int as ballots
		from marks where pattern is not null group by poll_id, electorate, pattern
	), counted_options as (
		select k.poll_id, k.electorate, c.option_id, count(*)::int as ballots,
			coalesce(sum(c.score), 0)::int as points
		from counted k join counted_choices c using (ballot_id)
		group by k.poll_id, k.electorate, c.option_id
	), counted_days as (
		select poll_id, electorate, cast_on, count(*)::int as ballots
		from counted group by poll_id, electorate, cast_on
	), counted_option_days as (
		select k.poll_id, k.electorate, k.cast_on, c.option_id, count(*)::int as ballots
		from counted k
		join poll p on p.id = k.poll_id and p.method in ('single', 'approval')
		join counted_choices c using (ballot_id)
		group by k.poll_id, k.electorate, k.cast_on, c.option_id
	), counted_totals as (
		select poll_id, electorate, count(*)::int as ballots,
			(count(*) filter (where informed))::int as informed,
			count(before_option_id)::int as answered_before
		from counted group by poll_id, electorate
	), counted_moves as (
		select poll_id, electorate, before_option_id, after_option_id, count(*)::int as ballots
		from counted where after_option_id is not null
		group by poll_id, electorate, before_option_id, after_option_id
	)`;

/** Cells of a pair tally, each with what `change` does to it; both have the same order. */
const eachCell = (change: SQL, by: SQL) =>
	sql`(select array_agg(${change} order by place)
		from unnest(t.ballots, ${by}) with ordinality as cell (kept, counted, place))`;

/**
 * The ballots count from now on.
 *
 * @param viewers by how many rows `result_viewer` changes with them
 */
export const countMore = ({ viewers = sql`0` }: { viewers?: SQL } = {}): SQL => sql`
	${marks}, more_total as (
		insert into poll_tally as t (poll_id, electorate, ballots, informed, answered_before)
		select poll_id, electorate, ballots, informed, answered_before from counted_totals
		on conflict (poll_id, electorate) do update set
			ballots = t.ballots + excluded.ballots,
			informed = t.informed + excluded.informed,
			answered_before = t.answered_before + excluded.answered_before,
			viewers = t.viewers + ${viewers}
		returning t.poll_id, t.electorate
	), more_options as (
		insert into option_tally as t (poll_id, option_id, electorate, ballots, points)
		select poll_id, option_id, electorate, ballots, points
		from counted_options join more_total using (poll_id, electorate)
		on conflict (poll_id, option_id, electorate) do update set
			ballots = t.ballots + excluded.ballots, points = t.points + excluded.points
	), more_moves as (
		insert into move_tally as t (poll_id, electorate, before_option_id, after_option_id, ballots)
		select poll_id, electorate, before_option_id, after_option_id, ballots
		from counted_moves join more_total using (poll_id, electorate)
		on conflict (poll_id, electorate, before_option_id, after_option_id) do update set
			ballots = t.ballots + excluded.ballots
	), more_days as (
		insert into day_tally as t (poll_id, day, electorate, ballots)
		select poll_id, cast_on, electorate, ballots
		from counted_days join more_total using (poll_id, electorate)
		on conflict (poll_id, day, electorate) do update set ballots = t.ballots + excluded.ballots
	), more_option_days as (
		insert into option_day_tally as t (poll_id, day, option_id, electorate, ballots)
		select poll_id, cast_on, option_id, electorate, ballots
		from counted_option_days join more_total using (poll_id, electorate)
		on conflict (poll_id, day, option_id, electorate) do update set
			ballots = t.ballots + excluded.ballots
	), more_pairs as (
		insert into pair_tally as t (poll_id, electorate, ballots)
		select poll_id, electorate, ballots
		from counted_pairs join more_total using (poll_id, electorate)
		on conflict (poll_id, electorate) do update set
			ballots = ${eachCell(sql`kept + counted`, sql`excluded.ballots`)}, version = t.version + 1
	), more_patterns as (
		insert into pattern_tally as t (poll_id, electorate, pattern, ballots)
		select poll_id, electorate, pattern, ballots
		from counted_patterns join more_total using (poll_id, electorate)
		on conflict (poll_id, electorate, pattern) do update set ballots = t.ballots + excluded.ballots
	)`;

/** The ballots count no longer; whoever says so has the rows of `poll_tally` locked. */
export const countLess: SQL = sql`
	${marks}, less_total as (
		update poll_tally t set ballots = t.ballots - k.ballots, informed = t.informed - k.informed,
			answered_before = t.answered_before - k.answered_before
		from counted_totals k where t.poll_id = k.poll_id and t.electorate = k.electorate
	), less_options as (
		update option_tally t set ballots = t.ballots - k.ballots, points = t.points - k.points
		from counted_options k
		where t.poll_id = k.poll_id and t.electorate = k.electorate and t.option_id = k.option_id
	), less_moves as (
		update move_tally t set ballots = t.ballots - k.ballots from counted_moves k
		where t.poll_id = k.poll_id and t.electorate = k.electorate
			and t.before_option_id = k.before_option_id and t.after_option_id = k.after_option_id
	), less_days as (
		update day_tally t set ballots = t.ballots - k.ballots from counted_days k
		where t.poll_id = k.poll_id and t.electorate = k.electorate and t.day = k.cast_on
	), less_option_days as (
		update option_day_tally t set ballots = t.ballots - k.ballots from counted_option_days k
		where t.poll_id = k.poll_id and t.electorate = k.electorate
			and t.day = k.cast_on and t.option_id = k.option_id
	), less_pairs as (
		update pair_tally t set
			ballots = ${eachCell(sql`kept - counted`, sql`k.ballots`)}, version = t.version + 1
		from counted_pairs k where t.poll_id = k.poll_id and t.electorate = k.electorate
	), fewer_patterns as (
		update pattern_tally t set ballots = t.ballots - k.ballots from counted_patterns k
		where t.poll_id = k.poll_id and t.electorate = k.electorate
			and t.pattern = k.pattern and t.ballots > k.ballots
	), last_patterns as (
		delete from pattern_tally t using counted_patterns k
		where t.poll_id = k.poll_id and t.electorate = k.electorate
			and t.pattern = k.pattern and t.ballots = k.ballots
	)`;

const ballotIds = sql`any(${sql.placeholder('ballotIds')}::uuid[])`;

const counted = sql`
	counted as materialized (
		select id as ballot_id, poll_id, electorate, informed, cast_on, before_option_id, after_option_id
		from ballot where id = ${ballotIds}
	), counted_choices as materialized (
		select ballot_id, option_id, rank, score from ballot_choice where ballot_id = ${ballotIds}
	)`;

/** Lets ballots that stand in their table count: all that they say is added to the tallies. */
export async function addToTallies(ctx: Ctx, ballotIds: string[]): Promise<void> {
	await add(ctx.db, { ballotIds });
}

/**
 * Lets ballots count no longer: all that they say is taken from the tallies, the ballots stay.
 * Call it while the tallies are held (see `holdBallot`), in the transaction that changes them.
 */
export async function takeFromTallies(ctx: Ctx, ballotIds: string[]): Promise<void> {
	await take(ctx.db, { ballotIds });
}

const add = statement(sql`with ${counted}, ${countMore()} select count(*) from more_total`);
const take = statement(sql`with ${counted}, ${countLess} select count(*) from counted`);
