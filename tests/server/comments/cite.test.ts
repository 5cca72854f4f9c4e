import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { editComment } from '#lib/server/comments/edit.ts';
import { listCitingComments } from '#lib/server/comments/list-citing.ts';
import { partWithAuthor } from '#lib/server/comments/part-with-author.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { listResources } from '#lib/server/resources/list.ts';
import { resources } from '#lib/server/resources/tables.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack, rowsRead } from '../../support/database.ts';

async function withLinks(ctx: Ctx) {
	const article = await anArticle(ctx);
	const rows = await ctx.db
		.insert(resources)
		.values(
			['https://example.org/one', 'https://example.org/two?a=1&b=é'].map((url, index) => ({
				...{ articleId: article.id, position: index + 1, title: url, url, language: 'fr' }
			}))
		)
		.returning({ id: resources.id });
	const counts = async () =>
		(await listResources(ctx, article.id)).map(({ citations }) => citations);
	return { article, ids: rows.map(({ id }) => id), counts };
}

test(
	'comments that link to the same page are counted beside the link, however they write its address',
	rolledBack(async (ctx) => {
		const { article, ids, counts } = await withLinks(ctx);
		const elsewhere = await withLinks(ctx);
		await aComment(
			ctx,
			article.id,
			null,
			'Voir http://example.org/one/ et https://example.org/one'
		);
		await aComment(ctx, article.id, null, '[Lire](https://EXAMPLE.org/two?a=1&b=%C3%A9#fin)');
		await aComment(ctx, article.id, null, 'Voir `https://example.org/one`, ou example.org/one');
		await aComment(ctx, article.id, null, 'https://example.org/one/more');
		expect(await counts()).toEqual([1, 1]);
		expect(await elsewhere.counts()).toEqual([0, 0]);
		const { comments, older } = await listCitingComments(ctx, ids[0]!);
		expect([comments.map(({ author }) => author), older]).toEqual([['Ana'], null]);
	})
);

test(
	'an edit, a deletion and a farewell count anew, and the counter is what the rows say',
	rolledBack(async (ctx) => {
		const { article, counts } = await withLinks(ctx);
		const [ana, ben] = [await aWriter(ctx), await aWriter(ctx)];
		const edited = await aComment(ana, article.id, null, 'https://example.org/one');
		const deleted = await aComment(ana, article.id, null, 'https://example.org/one');
		await aComment(ben, article.id, null, 'https://example.org/one');
		expect(await counts()).toEqual([3, 0]);
		await editComment(ana, { id: edited, markdown: 'https://example.org/two?a=1&b=é' });
		expect(await counts()).toEqual([2, 1]);
		await deleteComment(ana, deleted);
		expect(await counts()).toEqual([1, 1]);
		await partWithAuthor(ctx, ben.asker.id, 'erase');
		expect(await counts()).toEqual([0, 1]);
		const recounted = await ctx.db.execute<{ count: number }>(sql`
			select (select count(*)::int from comment_citation c join comment on comment.id = c.comment_id
				where c.resource_id = resource.id and comment.state = 'visible') as count
			from resource where article_id = ${article.id} order by position`);
		expect([...recounted].map(({ count }) => count)).toEqual(await counts());
	})
);

test(
	'what stands beside the links costs the same under a long thread',
	rolledBack(async (ctx) => {
		const { article, ids } = await withLinks(ctx);
		const read = () =>
			rowsRead(ctx, ['comment', 'comment_citation'], () => listResources(ctx, article.id));
		for (let count = 0; count < 20; count++) {
			await aComment(ctx, article.id, null, 'https://example.org/one');
		}
		expect(await read()).toBe(0);
		expect((await listCitingComments(ctx, ids[0]!)).comments).toHaveLength(20);
	})
);
