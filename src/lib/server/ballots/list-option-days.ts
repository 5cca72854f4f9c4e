import { sql } from 'drizzle-orm';
import type { OptionDay } from '../../rules/tally/running-share.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';

/**
 * What ballots say by the day of their first cast, in the order of days; empty by a method that
 * does more than name options. Whether it may be shown is not asked here.
 */
export const listOptionDays = (ctx: Ctx, pollId: number): Promise<OptionDay[]> =>
	kept(ctx.db, { pollId });

/** The same counted anew from every ballot. */
export const recountOptionDays = (ctx: Ctx, pollId: number): Promise<OptionDay[]> =>
	recounted(ctx.db, { pollId });

const kept = statement<OptionDay>(sql`
	select day::text as day, option_id::int as "optionId", electorate, ballots
	from option_day_tally where poll_id = ${sql.placeholder('pollId')}::bigint and ballots > 0
	order by option_day_tally.day, option_id, electorate`);

const recounted = statement<OptionDay>(sql`
	select b.cast_on::text as day, c.option_id::int as "optionId", b.electorate, count(*)::int as ballots
	from ballot b
	join poll p on p.id = b.poll_id and p.method in ('single', 'approval')
	join ballot_choice c on c.poll_id = b.poll_id and c.ballot_id = b.id
	where b.poll_id = ${sql.placeholder('pollId')}::bigint
	group by b.cast_on, c.option_id, b.electorate
	order by b.cast_on, c.option_id, b.electorate`);
