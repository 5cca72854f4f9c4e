import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { articles } from '#lib/server/articles/tables.ts';
import { listFeedArticles } from '#lib/server/feeds/list-articles.ts';
import { articleEntries } from '#lib/server/web/feed-entries.ts';
import { textIn } from '#lib/text/text.ts';
import { anArticle } from '../../support/articles.ts';
import { aWriter } from '../../support/comments.ts';
import { correctAs } from '../../support/corrections.ts';
import { rolledBack } from '../../support/database.ts';
import { aPublication } from '../../support/drafts.ts';

test(
	'an article is named after those who wrote it, first by who began it; who was only asked is left out',
	rolledBack(async (ctx) => {
		const [ana, bea, cid] = [await aWriter(ctx), await aWriter(ctx, 'Béa'), await aWriter(ctx)];
		const { id } = await aPublication(ana);
		await ctx.db.execute(sql`insert into article_author (article_id, member_id, role)
			values (${id}, ${bea.asker.id}, 'co-author'), (${id}, ${cid.asker.id}, 'invited')`);
		const by = [
			{ handle: ana.asker.handle, name: 'Ana' },
			{ handle: bea.asker.handle, name: 'Béa' }
		];
		for (const authorId of [undefined, ana.asker.id, bea.asker.id]) {
			const [article] = await listFeedArticles(ctx, { authorId });
			expect(article).toMatchObject({ id, authors: by });
		}
		expect(await listFeedArticles(ctx, { authorId: cid.asker.id })).toEqual([]);
	})
);

test(
	'without an author the place that it comes from is named, and without that the site',
	rolledBack(async (ctx) => {
		const { id } = await anArticle(ctx);
		const authors = async () => {
			const locals = { locale: 'fr' } as App.Locals;
			return articleEntries(locals, await listFeedArticles(ctx))[0]?.authors;
		};
		expect(await authors()).toEqual([{ name: textIn('fr').site.name, path: null }]);
		await ctx.db.update(articles).set({ sourceSite: 'LinuxFr.org' }).where(eq(articles.id, id));
		expect(await authors()).toEqual([{ name: 'LinuxFr.org', path: null }]);
	})
);

test(
	'a correction moves when an article was last changed, and not when it appeared',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const { id } = await aPublication(ana);
		const [before] = await listFeedArticles(ctx);
		expect(before!.updatedAt.getTime()).toBeGreaterThanOrEqual(before!.publishedAt.getTime());
		await ctx.db.execute(sql`update article set published_at = published_at - interval '10 minutes'
			where id = ${id}`);
		await ctx.db.execute(sql`update article_text set updated_at = updated_at - interval '10 minutes'
			where article_id = ${id}`);
		const [earlier] = await listFeedArticles(ctx);
		await correctAs(ana, id, 1, { lede: 'Une question simple, corrigée.' });
		const [after] = await listFeedArticles(ctx);
		expect(after!.publishedAt).toEqual(earlier!.publishedAt);
		expect(after!.updatedAt.getTime()).toBeGreaterThan(earlier!.updatedAt.getTime() + 9 * 60_000);
		expect(after!.ledeHtml).toContain('corrigée');
	})
);

test(
	'each language has its own last change',
	rolledBack(async (ctx) => {
		const { id } = await anArticle(ctx, { daysAgo: 3 });
		await ctx.db.execute(sql`update article_text set updated_at = now() - interval '3 days'
			where article_id = ${id}`);
		await ctx.db.execute(sql`insert into article_text (article_id, language, title, lede_markdown,
				lede_html, body_markdown, body_html, headings, updated_at)
			select article_id, 'en', title, lede_markdown, lede_html, body_markdown, body_html, headings,
				now() from article_text where article_id = ${id}`);
		const [french] = await listFeedArticles(ctx);
		const [english] = await listFeedArticles({ ...ctx, locale: 'en' });
		expect(french!.updatedAt).toEqual(french!.publishedAt);
		expect(english!.updatedAt.getTime()).toBeGreaterThan(french!.updatedAt.getTime());
	})
);
