import { sql } from 'drizzle-orm';
import type { Counts, Electorate, Tally } from '../../rules/tally/tally.ts';
import { noCounts } from '../../rules/tally/tally.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';

/** The tally of one poll. */
export async function countBallots(ctx: Ctx, pollId: number): Promise<Tally | null> {
	return (await countBallotsOf(ctx, [pollId])).get(pollId) ?? null;
}

/**
 * The tally of each poll, read from what voting maintains: the cost does not
 * depend on the number of ballots. Whether it may be shown is not asked here.
 */
export async function countBallotsOf(ctx: Ctx, pollIds: number[]): Promise<Map<number, Tally>> {
	if (pollIds.length === 0) return new Map();
	const rows = await tallies(ctx.db, { pollIds });
	return new Map(rows.map((row) => [row.pollId, asTally(row)]));
}

export type TallyRow = {
	pollId: number;
	totals: { electorate: Electorate; ballots: number; informed: number; viewers: number }[];
	options: { optionId: number; electorate: Electorate | null; ballots: number }[];
	days: { day: string; electorate: Electorate; ballots: number }[];
};

export function asTally(row: TallyRow): Tally {
	const total = (of: 'ballots' | 'informed' | 'viewers') => {
		const counts = noCounts();
		for (const line of row.totals) counts[line.electorate] = line[of];
		return counts;
	};
	const options = new Map<number, Counts>();
	for (const { optionId, electorate, ballots } of row.options) {
		const counts = options.get(optionId) ?? noCounts();
		if (electorate) counts[electorate] = ballots;
		options.set(optionId, counts);
	}
	const days = new Map<string, Counts>();
	for (const { day, electorate, ballots } of row.days) {
		const counts = days.get(day) ?? noCounts();
		counts[electorate] = ballots;
		days.set(day, counts);
	}
	return {
		ballots: total('ballots'),
		informed: total('informed'),
		viewers: total('viewers'),
		options: [...options].map(([optionId, ballots]) => ({ optionId, ballots })),
		days: [...days].map(([day, ballots]) => ({ day, ballots }))
	};
}

const tallies = statement<TallyRow>(sql`
	select p.id::int as "pollId",
		(select coalesce(json_agg(json_build_object('electorate', t.electorate,
				'ballots', t.ballots, 'informed', t.informed, 'viewers', t.viewers)), '[]')
			from poll_tally t where t.poll_id = p.id) as totals,
		(select coalesce(json_agg(json_build_object('optionId', o.id,
				'electorate', t.electorate, 'ballots', t.ballots) order by o.position), '[]')
			from poll_option o
			left join option_tally t on t.poll_id = o.poll_id and t.option_id = o.id
			where o.poll_id = p.id) as options,
		(select coalesce(json_agg(json_build_object('day', d.day,
				'electorate', d.electorate, 'ballots', d.ballots) order by d.day), '[]')
			from day_tally d where d.poll_id = p.id and d.ballots > 0) as days
	from poll p where p.id = any(${sql.placeholder('pollIds')}::bigint[])`);
