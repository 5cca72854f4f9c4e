import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ARTICLES_FILTERED } from '#lib/rules/search.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { searchFor } from '../../support/search.ts';

const anArticleOnPrisons = async (ctx: Ctx, daysAgo: number) => {
	const { id } = await anArticle(ctx, { daysAgo });
	await ctx.db.execute(
		sql`insert into article_tag select ${id}, id, 1 from tag where key = 'prisons'`
	);
	return id;
};

test(
	'comments on older articles of a theme are left out only beyond so many that have comments, and that is said',
	{ timeout: 60_000 },
	rolledBack(async (ctx) => {
		await ctx.db.execute(sql`insert into tag (key, label) values ('prisons', 'Prisons')`);
		const oldest = await aComment(ctx, await anArticleOnPrisons(ctx, 900), null, 'Une cage.');
		for (let count = 1; count < ARTICLES_FILTERED; count++) {
			await aComment(ctx, await anArticleOnPrisons(ctx, count));
		}
		// Nothing can be missing from where nobody wrote.
		for (let count = 1; count < 5; count++) await anArticleOnPrisons(ctx, count);
		const search = async (filters: { tag?: string }) => {
			const { comments } = await searchFor(ctx, 'cage', { kind: 'comments', ...filters });
			return { ids: comments?.hits.map(({ id }) => id), isPartial: comments?.isPartial };
		};
		expect(await search({ tag: 'prisons' })).toEqual({ ids: [oldest], isPartial: false });

		await aComment(ctx, await anArticleOnPrisons(ctx, 0));
		expect(await search({ tag: 'prisons' })).toEqual({ ids: [], isPartial: true });
		expect(await search({})).toEqual({ ids: [oldest], isPartial: false });
	})
);
