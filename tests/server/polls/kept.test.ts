import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { withdrawBallot } from '#lib/server/ballots/withdraw.ts';
import { inTransaction, type Ctx } from '#lib/server/ctx.ts';
import { closeDuePolls } from '#lib/server/polls/close.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aPoll, asMember, closeIn, type TestPoll } from '../../support/polls.ts';

/** What somebody with a database console could try. */
const CHANGES: [what: string, change: (poll: TestPoll) => SQL][] = [
	['its method', ({ id }) => sql`update poll set method = 'approval' where id = ${id}`],
	[
		'its end, later',
		({ id }) => sql`update poll set closes_at = closes_at + interval '1 day' where id = ${id}`
	],
	[
		'its end, sooner',
		({ id }) => sql`update poll set closes_at = closes_at - interval '1 minute' where id = ${id}`
	],
	['that it has an end', ({ id }) => sql`update poll set closes_at = null where id = ${id}`],
	[
		'its beginning, later',
		({ id }) => sql`update poll set opens_at = opens_at + interval '1 minute' where id = ${id}`
	],
	[
		'whose result is put in front',
		({ id }) => sql`update poll set headline = 'members' where id = ${id}`
	],
	['its results for more', ({ id }) => sql`update poll set results = 'always' where id = ${id}`],
	[
		'its question',
		({ id }) => sql`update poll_text set question = 'Autre chose ?' where poll_id = ${id}`
	],
	['its question taken away', ({ id }) => sql`delete from poll_text where poll_id = ${id}`],
	['its language', ({ id }) => sql`update poll_text set language = 'en' where poll_id = ${id}`],
	[
		'one more option',
		({ id }) => sql`insert into poll_option (poll_id, position, key) values (${id}, 4, 'milk')`
	],
	[
		'an option taken away',
		({ option }) => sql`delete from poll_option where id = ${option['water']}`
	],
	[
		'the key of an option',
		({ option }) => sql`update poll_option set key = 'wine' where id = ${option['water']}`
	],
	[
		'the place of an option',
		({ option }) => sql`update poll_option set position = 9 where id = ${option['water']}`
	],
	[
		'the words of an option',
		({ option }) =>
			sql`update poll_option_text set label = 'wine' where option_id = ${option['water']}`
	],
	[
		'the words of an option taken away',
		({ option }) => sql`delete from poll_option_text where option_id = ${option['water']}`
	]
];

const attempt = (ctx: Ctx, change: SQL) => ctx.db.transaction((db) => db.execute(change));
const REFUSED = { cause: { constraint_name: 'poll_kept' } };

describe.each(CHANGES)('from the first ballot on nothing changes: %s', (_, change) => {
	test(
		'before it does',
		rolledBack(async (ctx) => {
			await attempt(ctx, change(await aPoll(ctx, { closesIn: 3_600_000 })));
		})
	);

	test(
		'afterwards not, though that ballot was withdrawn',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx, { closesIn: 3_600_000 });
			await castBallot(asMember(ctx, 1), poll.ballot('tea'));
			await expect(attempt(ctx, change(poll))).rejects.toMatchObject(REFUSED);
			await withdrawBallot(asMember(ctx, 1), poll.id);
			await expect(attempt(ctx, change(poll))).rejects.toMatchObject(REFUSED);
		})
	);
});

test(
	'how many options an approval ballot names is fixed, too; another option changes no such ballot',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { method: 'approval' });
		await castBallot(asMember(ctx, 1), poll.ballot('tea', 'water'));
		const fewer = sql`update poll set at_most = 1 where id = ${poll.id}`;
		await expect(attempt(ctx, fewer)).rejects.toMatchObject(REFUSED);
		await attempt(
			ctx,
			sql`insert into poll_option (poll_id, position, key) values (${poll.id}, 4, 'milk')`
		);
	})
);

test(
	'to show the results to fewer, to add a language, and to delete an article with its poll stays possible',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { results: 'always', closesIn: 3_600_000 });
		await castBallot(asMember(ctx, 1), poll.ballot('tea'));
		await attempt(ctx, sql`update poll set results = 'after-vote' where id = ${poll.id}`);
		await attempt(ctx, sql`update poll set results = 'sealed' where id = ${poll.id}`);
		await attempt(
			ctx,
			sql`insert into poll_text (poll_id, language, question) values (${poll.id}, 'en', 'Which?')`
		);
		await attempt(ctx, sql`delete from article where id = ${poll.articleId}`);
	})
);

test(
	'a key that was destroyed gets no successor, and none is exchanged',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx);
		const other = sql`update poll set salt = decode(repeat('ab', 32), 'hex') where id = ${poll.id}`;
		await expect(attempt(ctx, other)).rejects.toMatchObject(REFUSED);
		await closeIn(ctx, poll.id, -1_000);
		await closeDuePolls(ctx);
		await expect(attempt(ctx, other)).rejects.toMatchObject(REFUSED);
	})
);

test(
	'a poll is closed when its time has come, not before, and stays closed since then',
	rolledBack(async (ctx) => {
		const [poll, endless] = [await aPoll(ctx, { closesIn: 3_600_000 }), await aPoll(ctx)];
		const close = (id: number) =>
			sql`update poll set closed_at = clock_timestamp(), salt = null where id = ${id}`;
		for (const { id } of [poll, endless]) {
			await expect(attempt(ctx, close(id))).rejects.toMatchObject(REFUSED);
		}
		await closeIn(ctx, poll.id, -1_000);
		const before = sql`update poll set closed_at = closes_at - interval '1 second' where id = ${poll.id}`;
		await expect(attempt(ctx, before)).rejects.toMatchObject(REFUSED);
		await attempt(ctx, close(poll.id));
		for (const later of ['null', "closed_at + interval '1 second'"]) {
			const other =
				sql.raw(`update poll set closed_at = ${later}, salt = decode(repeat('ab', 32), 'hex')
				where id = ${poll.id}`);
			await expect(attempt(ctx, other)).rejects.toMatchObject(REFUSED);
		}
		const end = sql`update poll set closes_at = closes_at + interval '1 second' where id = ${poll.id}`;
		await expect(attempt(ctx, end)).rejects.toMatchObject(REFUSED);
	})
);

test('who changes the words of a poll waits for the ballot that is being cast under them', async () => {
	const database = await testDatabase();
	const here = aCtx({ db: database.db });
	const there = aCtx({ db: database.openPool().db });
	const poll = await aPoll(here);
	const order: string[] = [];
	let changing: Promise<unknown> = Promise.resolve();
	await inTransaction(here, async (ctx) => {
		await castBallot(asMember(ctx, 4_001), poll.ballot('tea'));
		changing = there.db
			.execute(sql`update poll_text set question = 'Autre ?' where poll_id = ${poll.id}`)
			.then(
				() => order.push('changed'),
				() => order.push('refused')
			);
		await new Promise((resolve) => setTimeout(resolve, 300));
		order.push('voted');
	});
	await changing;
	expect(order).toEqual(['voted', 'refused']);
});
