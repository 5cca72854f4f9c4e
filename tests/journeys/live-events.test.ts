import { aComment } from '../support/comments.ts';
import { listen } from '../support/live.ts';
import { expect, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

test.describe('the events of an article', { tag: '@once' }, () => {
	test('tell everybody of each new comment, and whoever was away of what they missed', async ({
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const path = `${article.path}/live`;
		const first = await aComment(ctx, article.id);
		const readers = Array.from({ length: 20 }, () => listen(site.origin, `${path}?after=${first}`));
		await expect.poll(() => readers.every((reader) => reader.status() === 200)).toBe(true);
		const second = await aComment(ctx, article.id);
		for (const reader of readers) {
			await expect.poll(() => reader.events().at(-1)).toEqual({ id: second, ids: [second] });
		}

		const third = await aComment(ctx, article.id, second);
		const back = listen(site.origin, path, { 'last-event-id': String(first) });
		await expect.poll(() => back.events().flatMap(({ ids }) => ids)).toContain(third);
		expect(back.events()[0]?.ids).toContain(second);
		for (const reader of [...readers, back]) reader.stop();
	});

	test('say that something else changed without saying what', async ({ ctx, site }) => {
		const article = await aWholeArticle(ctx);
		const reader = listen(site.origin, `${article.path}/live`);
		await expect.poll(reader.status).toBe(200);
		await ctx.db.execute(`select pg_notify('palabre_changed', 'article-${article.id}')`);
		await expect.poll(reader.heard).toContain('event: changed\ndata:\n');
		expect(reader.events()).toEqual([]);
		reader.stop();
	});

	test('are there for a published article only', async ({ site }) => {
		const reader = listen(site.origin, '/articles/no-such-article/live');
		await expect.poll(reader.status).toBe(404);
	});
});
