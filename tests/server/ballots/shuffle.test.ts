import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { lookAtResults } from '#lib/server/ballots/look.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import { shuffleBallots } from '#lib/server/ballots/shuffle.ts';
import { ballotShuffles } from '#lib/server/ballots/shuffle-tables.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { closeDuePolls } from '#lib/server/polls/close.ts';
import { aSharedSite } from '../../support/database.ts';
import {
	aPoll,
	asMember,
	asVisitor,
	closeIn,
	letTimePass,
	type TestPoll
} from '../../support/polls.ts';

let ctx: Ctx;
let other: Ctx;
let poll: TestPoll;
beforeAll(async () => {
	({ ctx, other } = await aSharedSite());
});

/** A poll in which thirty have voted, and five have looked. */
beforeEach(async () => {
	poll = await aPoll(ctx, { method: 'approval' });
	await ctx.db.insert(ballotShuffles).values({ pollId: poll.id, day: sql`current_date - 1` });
	for (let id = 1; id <= 30; id++) {
		const keys = [['tea'], ['coffee'], ['tea', 'water']][id % 3]!;
		const voter = id % 2 ? asMember(ctx, id) : asVisitor(ctx, `browser ${id}`);
		await castBallot(voter, poll.ballot(...keys));
	}
	for (let id = 31; id <= 35; id++) await lookAtResults(asMember(ctx, id), poll.id);
});

test('after a day all that voters wrote bears one transaction, in no order, and says the same', async () => {
	const [before, orderBefore] = [await written(), await order()];
	expect(before.transactions).toBeGreaterThan(30);

	expect(await shuffleBallots(ctx)).toContain(poll.id);

	const after = await written();
	expect(after).toEqual({ ...before, transactions: 1 });
	expect([...(await order())].sort()).toEqual([...orderBefore].sort());
	expect(await order()).not.toEqual(orderBefore);
	expect(await findMiscount(ctx, poll.id)).toEqual(null);
});

test('once a day, and only where somebody wrote since', async () => {
	expect(await shuffleBallots(ctx)).toContain(poll.id);
	await castBallot(asMember(ctx, 98), poll.ballot('tea'));
	expect(await shuffleBallots(ctx)).not.toContain(poll.id);
	await letDayPass();
	await castBallot(asMember(ctx, 99), poll.ballot('tea'));
	expect(await shuffleBallots(ctx)).toContain(poll.id);
	await letDayPass();
	expect(await shuffleBallots(ctx)).not.toContain(poll.id);
});

test('a ballot that was only changed is written anew, too', async () => {
	await shuffleBallots(ctx);
	await letDayPass();
	await castBallot(asMember(ctx, 1), poll.ballot('water'));
	expect((await written()).transactions).toBeGreaterThan(1);
	await shuffleBallots(ctx);
	expect((await written()).transactions).toBe(1);
});

test('a last time after the close', async () => {
	await shuffleBallots(ctx);
	await letDayPass();
	await castBallot(asMember(ctx, 99), poll.ballot('tea'));
	await closeIn(ctx, poll.id, -1);
	await closeDuePolls(ctx);
	expect(await shuffleBallots(ctx)).toContain(poll.id);

	await letTimePass(
		ctx,
		sql`update poll set closed_at = closed_at - interval '2 days' where id = ${poll.id}`
	);
	await letDayPass();
	await ctx.db.execute(sql`update ballot set informed = informed where poll_id = ${poll.id}`);
	expect(await shuffleBallots(ctx)).not.toContain(poll.id);
});

test('who votes meanwhile, and another process that does the same, lose nothing', async () => {
	const voters = Array.from({ length: 40 }, (_, n) => asMember(n % 2 ? ctx : other, n + 1));
	const [first, second] = await Promise.all([
		shuffleBallots(ctx),
		shuffleBallots(other),
		...voters.map((voter) => castBallot(voter, poll.ballot('water')))
	]);
	expect([...first, ...second].filter((id) => id === poll.id)).toHaveLength(1);
	expect((await countBallots(ctx, poll.id))?.ballots.member).toBe(40);
	expect(await findMiscount(ctx, poll.id)).toEqual(null);
});

test('a poll is first written anew on the day after its first ballot', async () => {
	await ctx.db.execute(sql`delete from ballot_shuffle`);
	expect(await shuffleBallots(ctx)).not.toContain(poll.id);
	await ctx.db.execute(sql`update day_tally set day = day - 1 where poll_id = ${poll.id}`);
	expect(await shuffleBallots(ctx)).toContain(poll.id);
});

/** What is written before this counts as written by the last round, which left its mark in the row. */
const letDayPass = () => ctx.db.execute(sql`update ballot_shuffle set day = day - 1`);

const TABLES = ['ballot', 'ballot_choice', 'result_viewer', 'poll_tally', 'option_tally'].concat([
	'day_tally',
	'option_day_tally'
]);

/** What the tables hold of the poll, row by row, and by how many transactions it was written. */
async function written() {
	const rows: string[] = [];
	const transactions = new Set<string>();
	for (const table of TABLES) {
		const found = await ctx.db.execute<{ row: string; by: string }>(sql`
			select to_jsonb(t)::text as row, t.xmin::text as by
			from ${sql.identifier(table)} t where ${inPoll(table)}`);
		for (const { row, by } of found) {
			rows.push(`${table} ${row}`);
			transactions.add(by);
		}
	}
	return { rows: rows.sort(), transactions: transactions.size };
}

const inPoll = (table: string) =>
	table === 'ballot_choice'
		? sql`t.ballot_id in (select id from ballot where poll_id = ${poll.id})`
		: sql`t.poll_id = ${poll.id}`;

/** Ballots as they lie on the disk. */
async function order(): Promise<string[]> {
	const rows = await ctx.db.execute<{ id: string }>(sql`
		select id from ballot where poll_id = ${poll.id} order by ctid`);
	return rows.map(({ id }) => id);
}
