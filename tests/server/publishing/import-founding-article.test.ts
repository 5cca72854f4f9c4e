import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findArticle } from '#lib/server/articles/find.ts';
import { findCurrentSlug, listArticles } from '#lib/server/articles/list.ts';
import { importFoundingArticle } from '#lib/server/publishing/import-founding-article.ts';
import { listResources } from '#lib/server/resources/list.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';

const SLUG = 'systeme-libre-cage-proprietaire';

test(
	'an empty site gets the founding article, whole, in both languages',
	rolledBack(async (ctx) => {
		expect(await importFoundingArticle(ctx)).toBe(true);

		const french = await findArticle(ctx, SLUG);
		expect(french?.title).toMatch(/^Mettriez-vous/);
		expect(french?.originalLanguage).toBe('fr');
		expect(french?.sourceSite).toBe('LinuxFr.org');
		expect(french?.sourceYear).toBe(2006);
		expect(french?.headings).toHaveLength(3);
		expect(french?.headings[1]?.text).toMatch(/hyperviseurs/i);
		expect(french?.tags).toContainEqual({ key: 'openvz', label: 'openvz' });

		const english = await findArticle({ ...ctx, locale: 'en' }, SLUG);
		expect(english?.language).toBe('en');
		expect(english?.headings).toHaveLength(3);
		expect(english?.languages.toSorted()).toEqual(['en', 'fr']);
	})
);

test(
	'the text is kept word for word',
	rolledBack(async (ctx) => {
		await importFoundingArticle(ctx);
		const article = await findArticle(ctx, SLUG);

		const source = readFileSync('content/founding-article/article.fr.md', 'utf8');
		const words = (text: string) =>
			text
				.replace(/<[^>]*>|^##|&[a-z]+;|["']/gm, ' ')
				.split(/\s+/)
				.filter(Boolean);
		expect(words(`${article?.ledeHtml} ${article?.bodyHtml}`.replaceAll('&quot;', '"'))).toEqual(
			words(source)
		);
	})
);

test(
	'the six links come in order with their 233 imported clicks',
	rolledBack(async (ctx) => {
		await importFoundingArticle(ctx);
		const article = await findArticle(ctx, SLUG);

		const resources = await listResources(ctx, article?.id ?? 0);
		expect(resources.map((resource) => resource.importedClicks)).toEqual([20, 59, 31, 57, 61, 5]);
		expect(resources.every((resource) => resource.countedClicks === 0)).toBe(true);
		expect(resources[0]?.title).toBe('Wikipedia : VDS');
	})
);

test(
	'a site that has an article is left alone',
	rolledBack(async (ctx) => {
		await importFoundingArticle(ctx);
		expect(await importFoundingArticle(ctx)).toBe(false);
		expect((await listArticles(ctx)).articles).toHaveLength(1);
	})
);

test(
	'its question is the current one',
	rolledBack(async (ctx) => {
		expect(await findCurrentSlug(ctx)).toBeNull();
		await importFoundingArticle(ctx);
		expect(await findCurrentSlug(ctx)).toBe(SLUG);
	})
);

test('two processes that start at once import it once', async () => {
	const database = await testDatabase();
	const other = database.openPool();
	const imported = await Promise.all([
		importFoundingArticle(aCtx({ db: database.db })),
		importFoundingArticle(aCtx({ db: other.db }))
	]);
	expect(imported.toSorted()).toEqual([false, true]);
});
