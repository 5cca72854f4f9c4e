import { sql } from 'drizzle-orm';
import type { Tally } from '../../rules/tally/tally.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { asTally, countBallots, type TallyRow } from './count.ts';

/** The tally counted anew from every ballot. Its cost grows with them: for doubt and for tests, not for pages. */
export async function recountBallots(ctx: Ctx, pollId: number): Promise<Tally | null> {
	const [row] = await recount(ctx.db, { pollId });
	return row ? asTally(row) : null;
}

/** Both counts of one moment, when the maintained one is not what the ballots say; null when they agree. */
export function findMiscount(
	ctx: Ctx,
	pollId: number
): Promise<{ kept: Tally | null; recounted: Tally | null } | null> {
	return ctx.db.transaction(
		async (db) => {
			const kept = await countBallots({ ...ctx, db }, pollId);
			const recounted = await recountBallots({ ...ctx, db }, pollId);
			return JSON.stringify(kept) === JSON.stringify(recounted) ? null : { kept, recounted };
		},
		{ isolationLevel: 'repeatable read', accessMode: 'read only' }
	);
}

const recount = statement<TallyRow>(sql`
	select p.id::int as "pollId",
		(select json_agg(json_build_object('electorate', e,
				'ballots', (select count(*) from ballot b where b.poll_id = p.id and b.electorate = e),
				'informed', (select count(*) from ballot b
					where b.poll_id = p.id and b.electorate = e and b.informed),
				'viewers', (select count(*) from result_viewer v where v.poll_id = p.id and v.electorate = e)))
			from unnest(array['member', 'visitor']) e) as totals,
		(select coalesce(json_agg(json_build_object('optionId', o.id, 'electorate', c.electorate,
				'ballots', c.ballots) order by o.position), '[]')
			from poll_option o
			left join (
				select c.option_id, b.electorate, count(*) as ballots
				from ballot b join ballot_choice c on c.poll_id = b.poll_id and c.ballot_id = b.id
				where b.poll_id = ${sql.placeholder('pollId')}
				group by 1, 2
			) c on c.option_id = o.id
			where o.poll_id = p.id) as options,
		(select coalesce(json_agg(json_build_object('day', d.cast_on,
				'electorate', d.electorate, 'ballots', d.ballots) order by d.cast_on), '[]')
			from (select cast_on, electorate, count(*) as ballots
				from ballot where poll_id = p.id group by 1, 2) d) as days
	from poll p where p.id = ${sql.placeholder('pollId')}`);
