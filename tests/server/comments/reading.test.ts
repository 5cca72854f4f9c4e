import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { findNew } from '#lib/server/comments/find-new.ts';
import { mute } from '#lib/server/comments/mute.ts';
import { countNews, findNews, forgetReading, markRead } from '#lib/server/comments/reading.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, rowsRead, testDatabase } from '../../support/database.ts';

describe('new since my last visit', () => {
	test(
		'is what others wrote after the last comment that I saw',
		rolledBack(async (ctx) => {
			const { id } = await anArticle(ctx);
			const [ana, bea] = [await aWriter(ctx), await aWriter(ctx)];
			const old = await aComment(bea, id);
			expect(await findNews(ana, id)).toEqual({ since: null, count: 0 });

			await markRead(ana, id, old);
			expect(await findNews(ana, id)).toEqual({ since: old, count: 0 });
			await aComment(bea, id);
			await aComment(ana, id, old);
			const gone = await aComment(bea, id, old);
			await deleteComment(bea, gone);
			expect(await findNews(ana, id)).toEqual({ since: old, count: 1 });
			expect(await countNews(ana, [id], new Map())).toEqual(new Map([[id, 1]]));
			expect(await countNews(bea, [id], new Map([[id, 0]]))).toEqual(new Map());
		})
	);

	test(
		'is not what stands in a muted branch, and in lists nothing of a muted article',
		rolledBack(async (ctx) => {
			const [here, there] = [await anArticle(ctx), await anArticle(ctx)];
			const ana = await aWriter(ctx);
			const root = await aComment(ctx, here.id);
			const quiet = await aComment(ctx, here.id, root);
			const other = await aComment(ctx, there.id);
			await markRead(ana, here.id, quiet);
			await markRead(ana, there.id, other);
			await aComment(ctx, here.id, await aComment(ctx, here.id, quiet));
			const loud = await aComment(ctx, here.id, root);
			await aComment(ctx, there.id);
			const count = () => countNews(ana, [here.id, there.id], new Map());
			expect(await count()).toEqual(
				new Map([
					[here.id, 3],
					[there.id, 1]
				])
			);

			await mute(ana, { branch: quiet });
			await mute(ana, { article: there.id });
			expect(await count()).toEqual(new Map([[here.id, 1]]));
			expect((await findNews(ana, here.id)).count).toBe(1);
			expect(await findNew(ana, here.id, { since: quiet })).toBe(loud);
			// Whoever goes there all the same sees what is new.
			expect((await findNews(ana, there.id)).count).toBe(1);
		})
	);

	test(
		'is for a visitor what their browser has not seen',
		rolledBack(async (ctx) => {
			const [here, there] = [await anArticle(ctx), await anArticle(ctx)];
			const first = await aComment(ctx, here.id);
			await aComment(ctx, here.id);
			await aComment(ctx, there.id);
			const reading = new Map([[here.id, first]]);
			expect(await countNews(ctx, [here.id, there.id], reading)).toEqual(new Map([[here.id, 1]]));
			expect(await findNews(ctx, here.id, first)).toEqual({ since: first, count: 1 });
			expect((await findNews(ctx, there.id)).since).toBeNull();
		})
	);

	test(
		'never claims more than the thread has, and can be forgotten',
		rolledBack(async (ctx) => {
			const { id } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			const last = await aComment(ctx, id);
			await markRead(ana, id, 10 ** 15);
			expect((await findNews(ana, id)).since).toBe(last);
			await forgetReading(ana, id);
			expect((await findNews(ana, id)).since).toBeNull();
		})
	);

	test(
		'is counted without reading what was read before, however long the thread',
		rolledBack(async (ctx) => {
			const { id } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			// Scattered over the table as after years, where reading it whole looks cheap.
			await ctx.db.execute(sql`
				insert into comment (id, article_id, root_id, path, depth, markdown, html, language, idempotency_key)
				select 5000000 + n, ${id}, 5000000 + n, lpad(n::text, 7, '0'), 1, 'a', '<p>a</p>', 'fr',
					gen_random_uuid()
				from generate_series(1, 20000) as n order by md5(n::text)`);
			await ctx.db.execute(sql`analyze comment`);
			await markRead(ana, id, 5_019_950);
			for (const count of [
				() => findNews(ana, id).then((news) => news.count),
				() => countNews(ana, [id], new Map()).then((news) => news.get(id))
			]) {
				const rows = await rowsRead(ctx, ['comment'], async () => expect(await count()).toBe(50));
				expect(rows).toBeLessThan(200);
			}
		})
	);

	test('two tabs that are left at once keep the one that saw more', async () => {
		const { db, openPool } = await testDatabase();
		const ctx = aCtx({ db });
		const { id } = await anArticle(ctx);
		const ana = await aWriter(ctx);
		const other = { ...ana, db: openPool().db };
		const seen: number[] = [];
		for (let count = 0; count < 12; count++) seen.push(await aComment(ctx, id));
		await Promise.all(
			seen.map((upTo, index) => markRead(index % 2 ? ana : other, id, seen.at(-1 - index) ?? upTo))
		);
		expect(await findNews(ana, id)).toEqual({ since: seen.at(-1), count: 0 });
	});
});

test.each([2_000, 2])(
	'the next new comment is the next in reading order, and after the last the first (%i are many)',
	(many) =>
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			const one = await aComment(ctx, articleId);
			const two = await aComment(ctx, articleId);
			const since = two;
			const [below2, below1, own] = [
				await aComment(ctx, articleId, two),
				await aComment(ctx, articleId, one),
				await aComment(ana, articleId, one)
			];
			const three = await aComment(ctx, articleId);
			const next = (from?: number, back = false) =>
				findNew(ana, articleId, { since, from, back }, many);
			expect(own).toBeGreaterThan(below1);
			expect(await next()).toBe(below1);
			expect(await next(below1)).toBe(below2);
			expect(await next(two)).toBe(below2);
			expect(await next(below2)).toBe(three);
			expect(await next(three)).toBe(below1);
			expect(await next(below2, true)).toBe(below1);
			expect(await next(below1, true)).toBe(three);
			expect(await findNew(ana, articleId, { since: three }, many)).toBeNull();
		})()
);
