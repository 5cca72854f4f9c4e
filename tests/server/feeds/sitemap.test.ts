import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
	countSitemapParts,
	listSitemapArticles,
	listSitemapTags
} from '#lib/server/feeds/sitemap.ts';
import { sitemapIndex, sitemapPart } from '#lib/server/web/sitemap.ts';
import { anArticle, aTag } from '../../support/articles.ts';
import { rolledBack, rowsRead } from '../../support/database.ts';
import { faultsByGrammar } from '../../support/feeds.ts';
import { aWholeArticle } from '../../support/whole-article.ts';

test(
	'the parts together name every published article once, in its languages, and the tags that articles have',
	rolledBack(async (ctx) => {
		const both = await aWholeArticle(ctx);
		const french = await anArticle(ctx);
		const draft = await anArticle(ctx, { state: 'draft' });
		await aTag(ctx, draft.id);
		const tagId = await aTag(ctx, french.id);
		// Far away, as after years: in another part.
		await ctx.db.execute(sql`insert into article (id, slug, state, original_language, published_at)
			overriding system value values (${french.id + 5_000}, 'far-away', 'published', 'en', now())`);
		const parts = await countSitemapParts(ctx);
		const found = [];
		for (let part = 1; part <= parts.articles; part++)
			found.push(...(await listSitemapArticles(ctx, part)));
		const mine = found.filter(({ slug }) =>
			[both.slug, french.slug, draft.slug, 'far-away'].includes(slug)
		);
		expect(mine.map(({ slug, languages }) => [slug, languages])).toEqual([
			[both.slug, ['fr', 'en']],
			[french.slug, ['fr']],
			['far-away', []]
		]);
		const keys = [];
		for (let part = 1; part <= parts.tags; part++) keys.push(...(await listSitemapTags(ctx, part)));
		const [tag] = await ctx.db.execute<{ key: string }>(
			sql`select key from tag where id = ${tagId}`
		);
		expect(keys).toEqual([tag!.key]);
		const reading = rowsRead(ctx, ['article', 'tag'], () => countSitemapParts(ctx));
		expect(await reading).toBeLessThan(10);
	})
);

test('a part and the index are valid', async () => {
	const part = await sitemapPart('https://example.org', [
		{ path: '/', languages: ['fr', 'en'] },
		{ path: '/articles/a', languages: ['en'], changedAt: new Date(0) },
		{ path: `/tags/${encodeURIComponent('c++ & <x>')}`, languages: ['fr', 'en'] }
	]).text();
	expect(await faultsByGrammar(part, 'sitemap.rng')).toEqual([]);
	expect(part).toContain(
		'<url><loc>https://example.org/en/articles/a</loc><lastmod>1970-01-01T00:00:00.000Z</lastmod></url>'
	);
	expect(part.match(/hreflang="en"/g)).toHaveLength(4);
	const index = await sitemapIndex('https://example.org', ['pages', 'articles-1']).text();
	expect(await faultsByGrammar(index, 'sitemap.rng')).toEqual([]);
	for (const spoilt of [
		part.replace('</loc>', '</loc><loc>https://example.org/</loc>'),
		part.replace('1970-01-01T', 'yesterday '),
		index.replace('https://', 'ftp://'),
		index.replace('</sitemapindex>', '')
	]) {
		expect(await faultsByGrammar(spoilt, 'sitemap.rng')).not.toEqual([]);
	}
});
