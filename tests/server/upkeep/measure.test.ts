import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inTransaction } from '#lib/server/ctx.ts';
import { Jobs } from '#lib/server/platform/jobs.ts';
import { countJobs, describeDatabase, measureHealth } from '#lib/server/upkeep/measure.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aMemberOf, aSubmission } from '../../support/drafts.ts';
import { aPoll } from '../../support/polls.ts';

const site = { dataDir: '/', sendsMail: true };

test(
	'what is late, and how much there is of what, is measured',
	rolledBack(async (ctx) => {
		const before = await measureHealth(ctx, site);
		expect(before).toMatchObject({ overduePolls: 0, lateMails: 0, reviewWaits: 0 });
		expect(before.connections).toBeGreaterThan(0);
		expect(before.diskFree).toBeGreaterThan(0);

		const [due, recent] = [await aPoll(ctx), await aPoll(ctx)];
		await ctx.db.execute(sql`update poll set opens_at = now() - interval '9 days',
			closes_at = now() - case id when ${due.id} then interval '11 minutes' else interval '9 minutes' end
			where id in (${due.id}, ${recent.id})`);
		const ana = await aWriter(ctx);
		const id = await aSubmission(ana);
		await ctx.db.execute(sql`update article_event set happened_at = now() - interval '9 days'
			where article_id = ${id}`);
		await ctx.db.execute(sql`insert into mail (kind, member_id, created_at, sent_at) values
			('digest', ${ana.asker.id}, now() - interval '2 hours', null),
			('digest', ${ana.asker.id}, now() - interval '2 hours', now()),
			('digest', ${ana.asker.id}, now(), null)`);
		await aMemberOf(ctx, 'steward');
		expect(await measureHealth(ctx, site)).toMatchObject({
			overduePolls: 1,
			lateMails: 1,
			reviewWaits: 9,
			stewards: before.stewards + 1
		});
	})
);

test('jobs are counted by their queue, and those that failed begin again', async () => {
	const database = await testDatabase();
	const jobs = new Jobs(database);
	const ctx = { ...aCtx({ db: database.db }), jobs };
	for (const mailId of [1, 2]) {
		await inTransaction(ctx, (ctx) => ctx.jobs.enqueue(ctx, 'send-mail', { mailId }));
	}
	await ctx.db.execute(sql`update pgboss.job set state = 'failed'
		where name = 'send-mail' and data->>'mailId' = '1'`);
	const count = async () => (await countJobs(ctx)).find(({ queue }) => queue === 'send-mail');
	expect(await count()).toMatchObject({ waiting: 1, failed: 1 });
	expect(await measureHealth(ctx, site)).toMatchObject({ failedJobs: 1 });
	expect(await jobs.retryFailed('send-mail')).toBe(1);
	expect(await jobs.retryFailed('send-mail')).toBe(0);
	expect(await count()).toMatchObject({ waiting: 2, failed: 0 });
	await jobs.stop();
});

test(
	'the database says what it is',
	rolledBack(async (ctx) => {
		const { bytes, version } = await describeDatabase(ctx);
		expect(bytes).toBeGreaterThan(1e6);
		expect(version).toMatch(/^\d+/);
	})
);
