import { sql } from 'drizzle-orm';
import type { OptionDay } from '../../rules/tally/running-share.ts';
import { comparePairs, comparePairsOfScores } from '../../rules/tally/pairwise.ts';
import type { RankedBallots } from '../../rules/tally/ranking.ts';
import { ELECTORATES, type Electorate, type Tally } from '../../rules/tally/tally.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { asTally, countBallots, type TallyRow } from './count.ts';
import { listOptionDays, recountOptionDays } from './list-option-days.ts';
import { listPatterns } from './list-patterns.ts';

export type WholeCount = {
	tally: Tally;
	/** Of ranked ballots those that say the same, in one order. */
	patterns: Record<Electorate, RankedBallots[]>;
	optionDays: OptionDay[];
};

/**
 * Everything counted anew from every ballot: pairs by the functions that the page's rules are
 * written in, not by the SQL that keeps them. Its cost grows with the ballots: for doubt and for
 * tests, not for pages.
 */
export async function recountBallots(ctx: Ctx, pollId: number): Promise<WholeCount | null> {
	const [row] = await recount(ctx.db, { pollId });
	if (!row) return null;
	const marked = await listMarked(ctx.db, { pollId });
	const tally = asTally({ ...row, pairs: row.method && [] });
	const patterns: WholeCount['patterns'] = { member: [], visitor: [] };
	for (const of of ELECTORATES) {
		const own = marked.filter(({ electorate }) => electorate === of);
		const size = tally.options.length;
		if (row.method === 'ranked') {
			const ranked = own.map(({ values, ballots }) => ({
				ranking: values.map((rank) => Math.max(rank, 0)),
				ballots
			}));
			patterns[of] = ranked.sort(byRanking);
			tally.pairs![of] = comparePairs(size, ranked);
		} else if (row.method === 'score') {
			const scored = own.map(({ values, ballots }) => ({
				scores: values.map((score) => (score === NO_MARK ? null : score)),
				ballots
			}));
			tally.pairs![of] = comparePairsOfScores(size, scored);
		}
	}
	return { tally, patterns, optionDays: await recountOptionDays(ctx, pollId) };
}

type Twice = { kept: WholeCount | null; recounted: WholeCount | null };

/** What is kept, and what the ballots say, of one moment; null where the poll is gone. */
export const countTwice = (ctx: Ctx, pollId: number): Promise<Twice> =>
	ctx.db.transaction(
		async (db) => ({
			kept: await keptCount({ ...ctx, db }, pollId),
			recounted: await recountBallots({ ...ctx, db }, pollId)
		}),
		{ isolationLevel: 'repeatable read', accessMode: 'read only' }
	);

/** Both, when the maintained count is not what the ballots say; null when they agree. */
export async function findMiscount(ctx: Ctx, pollId: number): Promise<Twice | null> {
	const { kept, recounted } = await countTwice(ctx, pollId);
	return JSON.stringify(kept) === JSON.stringify(recounted) ? null : { kept, recounted };
}

async function keptCount(ctx: Ctx, pollId: number): Promise<WholeCount | null> {
	const tally = await countBallots(ctx, pollId);
	if (!tally) return null;
	const patterns = await listPatterns(ctx, pollId);
	const inOrder = (of: Electorate) =>
		patterns[of]
			.map(({ ranking, ballots }) => ({ ranking: Array.from(ranking), ballots }))
			.sort(byRanking);
	return {
		tally,
		patterns: { member: inOrder('member'), visitor: inOrder('visitor') },
		optionDays: await listOptionDays(ctx, pollId)
	};
}

const byRanking = (a: RankedBallots, b: RankedBallots): number =>
	Buffer.compare(Buffer.from(a.ranking), Buffer.from(b.ranking));

const recount = statement<Omit<TallyRow, 'pairs'> & { method: 'ranked' | 'score' | null }>(sql`
	select p.id::int as "pollId", case when p.method in ('ranked', 'score') then p.method end as method,
		(select json_agg(json_build_object('electorate', e,
				'ballots', (select count(*) from ballot b where b.poll_id = p.id and b.electorate = e),
				'informed', (select count(*) from ballot b
					where b.poll_id = p.id and b.electorate = e and b.informed),
				'viewers', (select count(*) from result_viewer v where v.poll_id = p.id and v.electorate = e),
				'answeredBefore', (select count(*) from ballot b
					where b.poll_id = p.id and b.electorate = e and b.before_option_id is not null)))
			from unnest(array['member', 'visitor']) e) as totals,
		(select coalesce(json_agg(json_build_object('optionId', o.id, 'electorate', c.electorate,
				'ballots', c.ballots, 'points', c.points) order by o.position), '[]')
			from poll_option o
			left join (
				select c.option_id, b.electorate, count(*) as ballots, coalesce(sum(c.score), 0) as points
				from ballot b join ballot_choice c on c.poll_id = b.poll_id and c.ballot_id = b.id
				where b.poll_id = ${sql.placeholder('pollId')}
				group by 1, 2
			) c on c.option_id = o.id
			where o.poll_id = p.id) as options,
		case when p.asks_twice then
			(select coalesce(json_agg(json_build_object('electorate', m.electorate,
					'before', m.before_option_id, 'after', m.after_option_id, 'ballots', m.ballots)), '[]')
				from (select electorate, before_option_id, after_option_id, count(*) as ballots
					from ballot where poll_id = p.id and after_option_id is not null group by 1, 2, 3) m)
			end as moves,
		(select coalesce(json_agg(json_build_object('day', d.cast_on,
				'electorate', d.electorate, 'ballots', d.ballots) order by d.cast_on), '[]')
			from (select cast_on, electorate, count(*) as ballots
				from ballot where poll_id = p.id group by 1, 2) d) as days
	from poll p where p.id = ${sql.placeholder('pollId')}`);

/** What stands for an option without a rank or a score: the driver reads no null in a list. */
const NO_MARK = -1;

/** Ranked or scored ballots, equal ones together: a mark for each option of the poll. */
const listMarked = statement<{
	electorate: Electorate;
	values: number[];
	ballots: number;
}>(sql`
	select electorate, values, count(*)::int as ballots
	from (
		select b.electorate, array(
			select coalesce(case p.method when 'ranked' then c.rank else c.score end, ${sql.raw(String(NO_MARK))})::int
			from poll_option o left join ballot_choice c on c.ballot_id = b.id and c.option_id = o.id
			where o.poll_id = b.poll_id order by o.position) as values
		from ballot b join poll p on p.id = b.poll_id and p.method in ('ranked', 'score')
		where b.poll_id = ${sql.placeholder('pollId')}
	) marked group by electorate, values`);
