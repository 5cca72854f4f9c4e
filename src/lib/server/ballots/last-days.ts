import { sql, type SQL } from 'drizzle-orm';
import type { LastDays } from '../../rules/tally/last-days.ts';

export type WithLastDays = { lastDays: LastDays };

// The last moment of voting lies before the instant of the close: midnight ends the day before.
const lastDay = sql`(least(p.closed_at, p.closes_at, clock_timestamp()) - interval '1 second')::date`;

/**
 * A column of poll `p` with what ballots of its last two days of voting say: until now, or until
 * it closed, by the same days as `cast_on`. Without options by a method that does more than name them.
 */
export const lastDaysOf: SQL = sql`
	(select json_build_object('from', d.last - 1, 'to', d.last,
			'options', (select coalesce(json_agg(json_build_object('optionId', t.option_id,
					'electorate', t.electorate, 'ballots', t.sum)), '[]')
				from (select o.option_id, o.electorate, sum(o.ballots)::int as sum
					from option_day_tally o where o.poll_id = p.id and o.day >= d.last - 1
					group by o.option_id, o.electorate) t))
		from (select ${lastDay} as last) d) as "lastDays"`;
