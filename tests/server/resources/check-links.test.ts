import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Ctx } from '#lib/server/ctx.ts';
import { checkDueLinks } from '#lib/server/resources/check-links.ts';
import { listResources } from '#lib/server/resources/list.ts';
import { resources } from '#lib/server/resources/tables.ts';
import { anArticle } from '../../support/articles.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aWebServer } from '../../support/web-server.ts';

const check = (ctx: Ctx, round = 50) =>
	checkDueLinks(ctx, { site: 'http://tests', mayConnect: () => true, timeout: 2_000, round });

async function links(ctx: Ctx, urls: string[], state: 'published' | 'draft' = 'published') {
	const article = await anArticle(ctx, { state });
	await ctx.db.insert(resources).values(
		urls.map((url, index) => ({
			...{ articleId: article.id, position: index + 1, title: url, url, language: 'fr' },
			checkDueAt: sql`now() - interval '1 minute'`
		}))
	);
	return article;
}
/** As if so much time had passed since. */
const later = (ctx: Ctx, time: string) =>
	ctx.db.execute(sql`update resource set check_due_at = check_due_at - ${time}::interval,
		checked_at = checked_at - ${time}::interval, failing_since = failing_since - ${time}::interval`);
const statesOf = async (ctx: Ctx, articleId: number) => {
	const rows = await ctx.db.execute<{ said: string }>(sql`
		select link_state || ' ' || coalesce(link_answer, '-') as said from resource
		where article_id = ${articleId} order by position`);
	return [...rows].map(({ said }) => said);
};

test(
	'links of published articles are looked at when they are due, and again in a week',
	rolledBack(async (ctx) => {
		const { origin, asked } = await aWebServer((request, response) =>
			response.writeHead(request.url === '/private' ? 403 : 200).end()
		);
		const { id } = await links(ctx, [`${origin}/well`, `${origin}/private`]);
		await links(ctx, [`${origin}/draft`], 'draft');
		expect(await check(ctx)).toBe(2);
		expect(await statesOf(ctx, id)).toEqual(['ok 200', 'unknown 403']);
		expect(asked.some((line) => line.includes('/draft'))).toBe(false);
		await later(ctx, '6 days');
		expect(await check(ctx)).toBe(0);
		await later(ctx, '25 hours');
		expect(await check(ctx)).toBe(2);
	})
);

test(
	'a link is dead once it fails on a second day, and lives again when it answers',
	rolledBack(async (ctx) => {
		let status = 404;
		const { origin } = await aWebServer((_, response) => response.writeHead(status).end());
		const { id } = await links(ctx, [`${origin}/gone`]);
		const isDead = async () => (await listResources(ctx, id))[0]?.isDead;
		await check(ctx);
		expect(await statesOf(ctx, id)).toEqual(['failing 404']);
		// The same day once more: a server may be away for an evening.
		await ctx.db.execute(sql`update resource set check_due_at = now() - interval '1 minute'`);
		await check(ctx);
		expect([await statesOf(ctx, id), await isDead()]).toEqual([['failing 404'], false]);
		await later(ctx, '25 hours');
		await check(ctx);
		expect([await statesOf(ctx, id), await isDead()]).toEqual([['dead 404'], true]);
		await later(ctx, '8 days');
		await check(ctx);
		expect(await isDead()).toBe(true);
		status = 200;
		await later(ctx, '8 days');
		await check(ctx);
		expect([await statesOf(ctx, id), await isDead()]).toEqual([['ok 200'], false]);
		const [row] = await ctx.db.execute<{ since: string | null }>(
			sql`select failing_since as since from resource where article_id = ${id}`
		);
		expect(row?.since).toBeNull();
	})
);

test(
	'a link that only we cannot reach safely is never dead, however often that is so',
	rolledBack(async (ctx) => {
		const { port } = await aWebServer((request) => request.socket.end());
		const { id } = await links(ctx, [`https://127.0.0.1:${port}/`]);
		for (const _ of ['one day', 'another']) {
			await check(ctx);
			expect(await statesOf(ctx, id)).toEqual(['unknown insecure']);
			await later(ctx, '8 days');
		}
		expect((await listResources(ctx, id))[0]?.isDead).toBe(false);
	})
);

test(
	'a site reaches no private address by the rule that it has when nothing is said',
	rolledBack(async (ctx) => {
		const { origin, asked } = await aWebServer((_, response) => response.end());
		const { id } = await links(ctx, [origin, 'http://169.254.169.254/latest/meta-data/']);
		await checkDueLinks(ctx, { site: 'http://tests' });
		expect(await statesOf(ctx, id)).toEqual(['unknown not-public', 'unknown not-public']);
		expect(asked).toEqual([]);
	})
);

test('two processes never look at the same link', async () => {
	const database = await testDatabase();
	const [one, other] = [aCtx({ db: database.db }), aCtx({ db: database.openPool().db })];
	const { origin, asked } = await aWebServer((_, response) => setTimeout(() => response.end(), 50));
	const paths = Array.from({ length: 12 }, (_, index) => `/${index}`);
	await links(
		one,
		paths.map((path) => origin + path)
	);
	const counts = await Promise.all([check(one, 6), check(other, 6)]);
	expect(counts).toEqual([6, 6]);
	expect(asked.toSorted()).toEqual(paths.map((path) => `HEAD ${path}`).toSorted());
	expect(await check(one)).toBe(0);
});
