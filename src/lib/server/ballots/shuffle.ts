import { sql, type SQL } from 'drizzle-orm';
import { inTransaction, type Ctx } from '../ctx.ts';
import { holdAlone } from '../polls/gate.ts';

/** Of one table and poll, as many rows at most are written anew at a time: voters wait meanwhile. */
export const MOST_SHUFFLED = 5_000;

/**
 * Writes the ballots of each poll anew once a day is over, as they are, in an order drawn at random
 * and by one transaction; and their tallies with them.
 *
 * Postgres marks every row with the transaction that wrote it, and these are numbered: a ballot
 * would stand for ever beside the session, the comment or the mark of reading that its voter
 * wrote a moment before or after. So it does until the next round, and after it tells nothing
 * finer than the day that it bears anyway. Of a large poll the rows written last are taken.
 *
 * @returns ids of the polls whose ballots were written anew
 */
export async function shuffleBallots(ctx: Ctx): Promise<number[]> {
	const due = await ctx.db.execute<{ id: number }>(sql`
		select p.id::int as id from poll p where ${isDue} order by p.id`);
	const shuffled: number[] = [];
	for (const { id } of due) if (await shuffleIfDue(ctx, id)) shuffled.push(id);
	return shuffled;
}

const lastDay = sql`coalesce(
	(select day from ballot_shuffle s where s.poll_id = p.id),
	(select min(day) from day_tally d where d.poll_id = p.id and d.ballots > 0))`;

/** Once more on the day after the close, and never again. */
const isDue = sql`${lastDay} < current_date
	and (p.closed_at is null or p.closed_at::date >= ${lastDay})`;

/** False where nothing was written since, or somebody else was quicker. */
function shuffleIfDue(ctx: Ctx, pollId: number): Promise<boolean> {
	return inTransaction(ctx, async (ctx) => {
		await holdAlone(ctx, pollId);
		const [poll] = await ctx.db.execute<{ isFresh: boolean }>(sql`
			select exists (select from ballot b where b.poll_id = p.id and ${isFresh}) as "isFresh"
			from poll p where p.id = ${pollId}::bigint and ${isDue}`);
		if (!poll) return false;
		await ctx.db.execute(sql`
			insert into ballot_shuffle (poll_id, day) values (${pollId}::bigint, current_date)
			on conflict (poll_id) do update set day = excluded.day`);
		if (!poll.isFresh) return false;
		await shuffleChoices(ctx, pollId);
		for (const table of ALONE) await shuffleRows(ctx, pollId, table);
		return true;
	});
}

/** Written after the last round; `age` counts from the newest transaction backwards. */
const isFresh = sql`coalesce(age(b.xmin) <
	(select age(s.xmin) from ballot_shuffle s where s.poll_id = b.poll_id), true)`;

/** What else a voter's transaction writes. No row of another table refers to these. */
const ALONE = [
	'result_viewer',
	'poll_tally',
	'option_tally',
	'day_tally',
	'option_day_tally',
	'move_tally',
	'pair_tally',
	'pattern_tally'
];

async function shuffleRows(ctx: Ctx, pollId: number, table: string): Promise<void> {
	const name = sql.identifier(table);
	await ctx.db.execute(sql`
		with gone as (
			delete from ${name} where ctid = any (array(
				select ctid from ${name} where poll_id = ${pollId}::bigint
				order by age(xmin) limit ${MOST_SHUFFLED}::int))
			returning *
		)
		insert into ${name} select * from gone order by random()`);
}

/** Choices go with their ballot when it is deleted, so both are laid aside first. */
async function shuffleChoices(ctx: Ctx, pollId: number): Promise<void> {
	const run = (statement: SQL) => ctx.db.execute(statement);
	// What makes a table takes no parameters.
	const [id, most] = [sql.raw(String(pollId)), sql.raw(String(MOST_SHUFFLED))];
	await run(sql`create temporary table laid_ballot on commit drop as
		select * from ballot where poll_id = ${id} order by age(xmin) limit ${most}`);
	await run(sql`create temporary table laid_choice on commit drop as
		select c.* from ballot_choice c join laid_ballot b on b.id = c.ballot_id`);
	await run(sql`delete from ballot b using laid_ballot laid where b.id = laid.id`);
	await run(sql`insert into ballot select * from laid_ballot order by random()`);
	await run(sql`insert into ballot_choice select * from laid_choice order by random()`);
	await run(sql`drop table laid_choice, laid_ballot`);
}
