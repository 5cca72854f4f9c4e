import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { anArticle } from '../../support/articles.ts';
import { aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { rewrite, searchFor } from '../../support/search.ts';
import { aWholeArticle } from '../../support/whole-article.ts';

describe('an article, a theme and a member', () => {
	test(
		'are found by their words; an article by its title before its body',
		rolledBack(async (ctx) => {
			const [body, title] = [await anArticle(ctx), await anArticle(ctx, { daysAgo: 3 })];
			await rewrite(ctx, body.id, { title: 'Autre chose', body: 'Les forges, et rien de plus.' });
			await rewrite(ctx, title.id, { title: 'La forge', body: 'Rien de plus.' });
			const { articles } = await searchFor(ctx, 'forg');
			expect(articles?.hits.map(({ id }) => id)).toEqual([title.id, body.id]);
			const newest = await searchFor(ctx, 'forge', { order: 'newest' });
			expect(newest.articles?.hits.map(({ id }) => id)).toEqual([body.id, title.id]);
			expect(articles?.hits[0]?.title).toEqual([
				{ text: 'La ', isHit: false },
				{ text: 'forge', isHit: true }
			]);
			await ctx.db.execute(sql`insert into tag (key, label) values ('forges', 'Forgés à froid')`);
			expect((await searchFor(ctx, 'forges')).tags?.hits).toEqual([]);
			await ctx.db.execute(sql`insert into article_tag select ${body.id}, id, 1 from tag
				where key = 'forges'`);
			expect((await searchFor(ctx, 'froid forg')).tags?.hits).toEqual([
				{ key: 'forges', label: 'Forgés à froid', articleCount: 1 }
			]);
		})
	);

	test(
		'in both languages is one article, in the asker’s where it fits, ranked by the better fit',
		rolledBack(async (ctx) => {
			const article = await aWholeArticle(ctx);
			const found = async (typed: string, locale: 'fr' | 'en') =>
				(await searchFor({ ...ctx, locale }, typed)).articles?.hits.map(({ language }) => language);
			expect(await found(`titre ${article.slug}`, 'en')).toEqual(['fr']);
			expect(await found(`title ${article.slug}`, 'fr')).toEqual(['en']);
			expect(await found(article.slug, 'en')).toEqual(['en']);

			// In the title of one text, and in the body of the other.
			const other = await anArticle(ctx);
			await rewrite(ctx, other.id, { title: 'Un mot', lede: 'Une cage.' });
			await rewrite(ctx, article.id, { title: 'Une cage' });
			await ctx.db
				.execute(sql`update article_text set body_markdown = 'A cage.', body_html = '<p>A cage.</p>'
				where article_id = ${article.id} and language = 'en'`);
			for (const locale of ['fr', 'en'] as const) {
				const { articles } = await searchFor({ ...ctx, locale }, 'cage');
				expect(articles?.hits.map(({ id, language }) => [id, language])).toEqual([
					[article.id, locale],
					[other.id, 'fr']
				]);
			}
		})
	);

	test(
		'is a member by any part of handle or name, while the account is open',
		rolledBack(async (ctx) => {
			const ana = await aWriter(ctx, 'Zénobie d’Aragon');
			const { handle, id } = ana.asker;
			const found = async (typed: string) => (await searchFor(ctx, typed)).members?.hits;
			for (const typed of ['zenobie', 'ZÉN arag', handle, handle.slice(0, 9)]) {
				expect(await found(typed), typed).toEqual([{ handle, displayName: 'Zénobie d’Aragon' }]);
			}
			await ctx.db.execute(sql`update member set closed_at = now() where id = ${id}`);
			expect(await found('zenobie')).toEqual([]);
		})
	);
});
