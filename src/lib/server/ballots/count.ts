import { sql } from 'drizzle-orm';
import type { Counts, Electorate, Tally } from '../../rules/tally/tally.ts';
import { asMatrix, emptyMatrix } from '../../rules/tally/pairwise.ts';
import { noCounts } from '../../rules/tally/tally.ts';
import type { Ctx } from '../ctx.ts';
import { askedTogether } from '../db/asked-together.ts';
import { statementOfFew } from '../db/statement.ts';
import { lastDaysOf, type WithLastDays } from './last-days.ts';
import { asRemovals, removalsOf, type Removal, type WithRemovals } from './list-removals.ts';

/** A tally, and what tells it from the same poll's tally after another ballot that ranks. */
export type KeptTally = { tally: Tally; version: string };

/** And the ballots that were taken out of it, and those that came last. */
export type KeptCount = KeptTally & WithLastDays & { removals: Removal[] };

/** The tally of one poll. */
export async function countBallots(ctx: Ctx, pollId: number): Promise<Tally | null> {
	return (await countBallotsOf(ctx, [pollId])).get(pollId)?.tally ?? null;
}

/**
 * The tally of each poll, read from what voting maintains: the cost does not
 * depend on the number of ballots. Whether it may be shown is not asked here.
 */
export const countBallotsOf = (
	ctx: Ctx,
	pollIds: number[]
): Promise<ReadonlyMap<number, KeptCount>> => counted(ctx.db, pollIds);

export type TallyRow = {
	pollId: number;
	totals: ({ electorate: Electorate } & Record<
		'ballots' | 'informed' | 'viewers' | 'answeredBefore',
		number
	>)[];
	options: { optionId: number; electorate: Electorate | null; ballots: number; points: number }[];
	/** Null by a method that only names options; without ballots of an electorate it is absent. */
	pairs: { electorate: Electorate; ballots: number[]; version: number }[] | null;
	/** Null where the poll asks once. */
	moves: { electorate: Electorate; before: number; after: number; ballots: number }[] | null;
	days: { day: string; electorate: Electorate; ballots: number }[];
};

export const asKeptTally = (row: TallyRow): KeptTally => ({
	tally: asTally(row),
	version: (row.pairs ?? []).map(({ electorate, version }) => `${electorate} ${version}`).join()
});

export function asTally(row: TallyRow): Tally {
	const total = (of: Exclude<keyof TallyRow['totals'][number], 'electorate'>) => {
		const counts = noCounts();
		for (const line of row.totals) counts[line.electorate] = line[of];
		return counts;
	};
	const options = new Map<number, Tally['options'][number]>();
	for (const { optionId, electorate, ballots, points } of row.options) {
		const counts = options.get(optionId) ?? { optionId, ballots: noCounts(), points: noCounts() };
		if (electorate) {
			counts.ballots[electorate] = ballots;
			counts.points[electorate] = points;
		}
		options.set(optionId, counts);
	}
	const pairsOf = (of: Electorate) => {
		const kept = row.pairs?.find(({ electorate }) => electorate === of);
		return kept ? asMatrix(options.size, kept.ballots) : emptyMatrix(options.size);
	};
	const ids = [...options.keys()];
	const movesOf = (of: Electorate) => {
		const table = emptyMatrix(ids.length);
		for (const { electorate, before, after, ballots } of row.moves ?? []) {
			if (electorate === of) table[ids.indexOf(before)]![ids.indexOf(after)] = ballots;
		}
		return table;
	};
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
		options: [...options.values()],
		pairs: row.pairs && { member: pairsOf('member'), visitor: pairsOf('visitor') },
		answeredBefore: total('answeredBefore'),
		moves: row.moves && { member: movesOf('member'), visitor: movesOf('visitor') },
		days: [...days].map(([day, ballots]) => ({ day, ballots }))
	};
}

/** The columns of a `TallyRow` for poll `p`. */
export const tallyColumns = sql`p.id::int as "pollId",
		(select coalesce(json_agg(json_build_object('electorate', t.electorate,
				'ballots', t.ballots, 'informed', t.informed, 'viewers', t.viewers,
				'answeredBefore', t.answered_before)), '[]')
			from poll_tally t where t.poll_id = p.id) as totals,
		(select coalesce(json_agg(json_build_object('optionId', o.id,
				'electorate', t.electorate, 'ballots', t.ballots, 'points', t.points)
				order by o.position), '[]')
			from poll_option o
			left join option_tally t on t.poll_id = o.poll_id and t.option_id = o.id
			where o.poll_id = p.id) as options,
		case when p.method in ('ranked', 'score') then
			(select coalesce(json_agg(json_build_object('electorate', t.electorate,
					'ballots', t.ballots, 'version', t.version) order by t.electorate), '[]')
				from pair_tally t where t.poll_id = p.id) end as pairs,
		case when p.asks_twice then
			(select coalesce(json_agg(json_build_object('electorate', t.electorate,
					'before', t.before_option_id, 'after', t.after_option_id, 'ballots', t.ballots)), '[]')
				from move_tally t where t.poll_id = p.id) end as moves,
		(select coalesce(json_agg(json_build_object('day', d.day,
				'electorate', d.electorate, 'ballots', d.ballots) order by d.day), '[]')
			from day_tally d where d.poll_id = p.id and d.ballots > 0) as days`;

const tallies = statementOfFew<TallyRow & WithRemovals & WithLastDays>(
	['bigint'],
	(polls) => sql`
	select ${tallyColumns}, ${removalsOf(sql`p.id`)}, ${lastDaysOf}
	from ${polls} as asked (id) join poll p on p.id = asked.id`
);

const counted = askedTogether(async (db, pollIds: number[]) => {
	const rows = await tallies(
		db,
		pollIds.map((id) => [id])
	);
	return new Map(
		rows.map((row) => {
			const { pollId, lastDays } = row;
			return [pollId, { ...asKeptTally(row), lastDays, removals: asRemovals(row.removals) }];
		})
	);
});
