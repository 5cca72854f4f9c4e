import { expect, test } from 'vitest';
import { ARTICLES_PER_PAGE, listArticles } from '#lib/server/articles/list.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import { anArticle } from '../../support/articles.ts';
import { rolledBack } from '../../support/database.ts';

test(
	'pages of articles hold each one once, newest first, equal dates included',
	rolledBack(async (ctx) => {
		const slugs: string[] = [];
		for (let n = 0; n < ARTICLES_PER_PAGE * 2 + 3; n++) {
			const { slug } = await anArticle(ctx, { slug: `n${n}`, daysAgo: Math.floor(n / 4) });
			slugs.push(slug);
		}

		const seen: string[] = [];
		let before: string | null = null;
		do {
			const page = await listArticles(ctx, { before });
			expect(page.articles.length).toBeLessThanOrEqual(ARTICLES_PER_PAGE);
			seen.push(...page.articles.map((article) => article.slug));
			before = page.older;
		} while (before);

		expect(seen.toSorted()).toEqual(slugs.toSorted());
		const age = (slug: string) => Math.floor(Number(slug.slice(1)) / 4);
		expect(seen.map(age)).toEqual(seen.map(age).toSorted((a, b) => a - b));
	})
);

test(
	'a place that was not given by us begins at the newest',
	rolledBack(async (ctx) => {
		await anArticle(ctx, { slug: 'only' });
		for (const before of ['', 'x', '1-', '99999999999999999999-1', "1'--"]) {
			expect((await listArticles(ctx, { before })).articles).toHaveLength(1);
		}
	})
);

test(
	'an untranslated article is given in its own language, an unpublished one not at all',
	rolledBack(async (ctx) => {
		await anArticle(ctx, { slug: 'shown' });
		const english = await findArticle({ ...ctx, locale: 'en' }, 'shown');
		expect(english?.language).toBe('fr');
		expect(await findArticle(ctx, 'absent')).toBeNull();
	})
);
