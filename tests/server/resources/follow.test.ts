import { createHmac } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { Ctx } from '#lib/server/ctx.ts';
import { Secret } from '#lib/server/platform/secret.ts';
import { countClick, findTarget, purgeVisits } from '#lib/server/resources/follow.ts';
import { listResources } from '#lib/server/resources/list.ts';
import {
	resourceDays,
	resources,
	resourceVisits,
	visitSalts
} from '#lib/server/resources/tables.ts';
import { anArticle } from '../../support/articles.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';

async function aResource(ctx: Ctx) {
	const article = await anArticle(ctx);
	const [resource] = await ctx.db
		.insert(resources)
		.values({
			articleId: article.id,
			position: 1,
			title: 'Xen',
			url: 'https://xen.example/',
			language: 'en',
			importedClicks: 59
		})
		.returning({ id: resources.id });
	const id = resource?.id ?? 0;
	const clicks = async () => (await listResources(ctx, article.id))[0]?.countedClicks;
	return { id, clicks };
}

test(
	'a click counts once per link, visitor and day',
	rolledBack(async (ctx) => {
		const xen = await aResource(ctx);
		const uml = await aResource(ctx);

		await countClick(ctx, xen.id, 'ana');
		await countClick(ctx, xen.id, 'ana');
		await countClick(ctx, xen.id, 'bob');
		await countClick(ctx, uml.id, 'ana');

		expect(await xen.clicks()).toBe(2);
		expect(await uml.clicks()).toBe(1);
	})
);

test(
	'the next day the same visitor counts again, and only two days of hashes are kept',
	rolledBack(async (ctx) => {
		const xen = await aResource(ctx);
		await countClick(ctx, xen.id, 'ana');
		await ageByDays(ctx, 1);
		await countClick(ctx, xen.id, 'ana');
		await purgeVisits(ctx);
		expect(await ctx.db.select().from(resourceVisits)).toHaveLength(2);

		await ageByDays(ctx, 1);
		await purgeVisits(ctx);

		expect(await xen.clicks()).toBe(2);
		expect(await ctx.db.select().from(resourceVisits)).toHaveLength(1);
		expect(await ctx.db.select().from(visitSalts)).toHaveLength(1);
		const days = await ctx.db
			.select()
			.from(resourceDays)
			.where(eq(resourceDays.resourceId, xen.id));
		expect(days.reduce((sum, day) => sum + day.clicks, 0)).toBe(2);
	})
);

test(
	'what is kept of a visitor is not the visitor',
	rolledBack(async (ctx) => {
		const xen = await aResource(ctx);
		await countClick(ctx, xen.id, '192.0.2.7\nFirefox');
		const rows = await ctx.db.execute(
			sql`select encode(visitor, 'escape') as kept from resource_visit`
		);
		expect(JSON.stringify(rows)).not.toContain('192.0.2.7');
	})
);

test(
	'whoever has the database alone cannot try addresses: the hash needs the server’s secret too',
	rolledBack(async (ctx) => {
		const xen = await aResource(ctx);
		await countClick(ctx, xen.id, '192.0.2.7\nFirefox');
		await countClick({ ...ctx, secret: new Secret('a guess') }, xen.id, '192.0.2.7\nFirefox');
		expect(await xen.clicks()).toBe(2);
		const [{ salt } = { salt: null }] = await ctx.db.select().from(visitSalts);
		const kept = await ctx.db.select({ visitor: resourceVisits.visitor }).from(resourceVisits);
		const guess = createHmac('sha256', salt!).update('192.0.2.7\nFirefox').digest('hex');
		expect(kept.map(({ visitor }) => visitor.toString('hex'))).not.toContain(guess);
	})
);

test(
	'an unknown link leads nowhere',
	rolledBack(async (ctx) => {
		expect(await findTarget(ctx, 4_000_000_000)).toBeNull();
	})
);

let ctx: Ctx;
beforeAll(async () => {
	ctx = aCtx({ db: (await testDatabase()).db });
});

test('a hundred clicks at once by ten visitors are ten clicks', async () => {
	const xen = await aResource(ctx);
	const visitors = Array.from({ length: 100 }, (_, n) => `visitor ${n % 10}`);
	await Promise.all(visitors.map((visitor) => countClick(ctx, xen.id, visitor)));
	expect(await xen.clicks()).toBe(10);
});

async function ageByDays(ctx: Ctx, days: number) {
	await ctx.db.execute(sql`update visit_salt set day = day - ${days}::int`);
	await ctx.db.execute(sql`update resource_visit set day = day - ${days}::int`);
	await ctx.db.execute(sql`update resource_day set day = day - ${days}::int`);
}
