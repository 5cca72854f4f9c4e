import { eq, isNull, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { exportBallots } from '#lib/server/ballots/export.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import { closeDuePolls } from '#lib/server/polls/close.ts';
import { polls } from '#lib/server/polls/tables.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aPoll, asMember, closeIn } from '../../support/polls.ts';

test(
	'polls close when their time has come, once, and the others stay open',
	rolledBack(async (ctx) => {
		const [due, later, never] = [
			await aPoll(ctx),
			await aPoll(ctx, { closesIn: 60_000 }),
			await aPoll(ctx)
		];
		await closeIn(ctx, due.id, -1);
		expect(await closeDuePolls(ctx)).toEqual([due.id]);
		expect(await closeDuePolls(ctx)).toEqual([]);

		const open = await ctx.db.select({ id: polls.id }).from(polls).where(isNull(polls.closedAt));
		expect(open.map((poll) => poll.id)).toEqual(expect.arrayContaining([later.id, never.id]));
		expect(open.map((poll) => poll.id)).not.toContain(due.id);
	})
);

test(
	'the close destroys the salt: no ballot is found by its voter any more, nor exported',
	rolledBack(async (ctx) => {
		const [due, open] = [await aPoll(ctx), await aPoll(ctx, { method: 'approval' })];
		const ana = asMember(ctx, 1);
		await castBallot(ana, due.ballot('tea'));
		await castBallot(ana, open.ballot('water', 'tea'));
		await closeIn(ctx, due.id, -1);
		expect((await exportBallots(ana)).map((ballot) => ballot.pollId)).toEqual([due.id, open.id]);

		await closeDuePolls(ctx);

		const [row] = await ctx.db.select({ salt: polls.salt }).from(polls).where(eq(polls.id, due.id));
		expect(row?.salt).toBeNull();
		const view = (await viewPoll(ana, due.id))!;
		expect(view.myOptionIds).toEqual([]);
		expect(view.result?.ballots).toEqual({ member: 1, visitor: 0 });
		const [{ today } = { today: '' }] = await ctx.db.execute<{ today: string }>(
			sql`select current_date::text as today`
		);
		expect(await exportBallots(ana)).toEqual([
			{
				pollId: open.id,
				question: `Question ${open.id} ?`,
				options: ['tea', 'water'],
				marks: null,
				beforeReading: null,
				atTheEnd: null,
				castOn: today,
				changedOn: null,
				changedByComment: null,
				changedByLink: null
			}
		]);
		expect(await exportBallots(asMember(ctx, 2))).toEqual([]);
	})
);

test(
	'a poll cannot be reopened: without its salt the database refuses it',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx);
		await closeIn(ctx, poll.id, -1);
		await closeDuePolls(ctx);
		const reopening = ctx.db.transaction((db) =>
			db.update(polls).set({ closedAt: null, closesAt: null }).where(eq(polls.id, poll.id))
		);
		await expect(reopening).rejects.toThrow();
		expect(await castBallot(asMember(ctx, 1), poll.ballot('tea'))).toMatchObject({
			reason: 'closed'
		});
	})
);

test('of two rounds at once each poll is closed by one, also where both are of one article', async () => {
	const database = await testDatabase();
	const here = aCtx({ db: database.db });
	const there = aCtx({ db: database.openPool().db });
	const due: number[] = [];
	for (let round = 0; round < 4; round++) {
		const { id, articleId, articleSlug } = await aPoll(here, { closesIn: 1 });
		const article = { id: articleId, slug: articleSlug };
		due.push(id, (await aPoll(here, { closesIn: 1, article, position: 2 })).id);
	}
	// By the database's clock their time has come.
	await here.db.execute(sql`select pg_sleep(0.01)`);
	const closed = await Promise.all([closeDuePolls(here), closeDuePolls(there)]);
	expect(closed.flat().sort((a, b) => a - b)).toEqual(due);
});
