import { expect, test } from 'vitest';
import { findArticle } from '#lib/server/articles/find.ts';
import { findTag } from '#lib/server/articles/find-tag.ts';
import { ARTICLES_PER_PAGE, listArticles } from '#lib/server/articles/list.ts';
import { articleTags } from '#lib/server/articles/tables.ts';
import { anArticle, aTag } from '../../support/articles.ts';
import { rolledBack } from '../../support/database.ts';

test(
	'pages of a tag hold each of its published articles once, and no other',
	rolledBack(async (ctx) => {
		await anArticle(ctx);
		const first = await anArticle(ctx);
		const tagId = await aTag(ctx, first.id);
		const slugs = [first.slug];
		for (let n = 0; n < ARTICLES_PER_PAGE + 2; n++) {
			const { id, slug } = await anArticle(ctx, { daysAgo: n });
			await ctx.db.insert(articleTags).values({ articleId: id, tagId, position: 1 });
			slugs.push(slug);
		}
		const draft = await anArticle(ctx, { state: 'draft' });
		await ctx.db.insert(articleTags).values({ articleId: draft.id, tagId, position: 1 });

		const newest = await listArticles(ctx, { tagId });
		const older = await listArticles(ctx, { tagId, before: newest.older });
		const seen = [...newest.articles, ...older.articles].map(({ slug }) => slug);
		expect(newest.articles).toHaveLength(ARTICLES_PER_PAGE);
		expect(older.older).toBeNull();
		expect(seen.toSorted()).toEqual(slugs.toSorted());
	})
);

test(
	'a tag is found by its key, and an article names its tags by theirs',
	rolledBack(async (ctx) => {
		const { id, slug } = await anArticle(ctx);
		const tagId = await aTag(ctx, id);
		const [tag] = (await findArticle(ctx, slug))?.tags ?? [];
		expect(await findTag(ctx, tag?.key ?? '')).toMatchObject({ id: tagId, label: tag?.label });
		expect(await findTag(ctx, 'nothing')).toBeNull();
	})
);
