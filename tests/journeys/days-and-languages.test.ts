import { sql } from 'drizzle-orm';
import { formatDay } from '#lib/text/format.ts';
import { anArticle } from '../support/articles.ts';
import { aComment, aWriter } from '../support/comments.ts';
import { inEachLanguage } from '../support/pages.ts';
import { expect, test } from '../support/people.ts';

/** Of a site that says nothing else. */
const ZONE = 'Europe/Paris';

inEachLanguage(({ locale, href }) => {
	test(
		'a title on a profile says in which language it is',
		{ tag: '@once' },
		async ({ page, ctx }) => {
			const ana = await aWriter(ctx);
			const article = await anArticle(ctx);
			await aComment(ana, article.id);

			await page.goto(href(`/members/${ana.asker.handle}`));
			const title = page.locator(`h3 a[href="${href(`/articles/${article.slug}`)}"]`);
			await expect(title).toHaveAttribute('lang', 'fr');
		}
	);

	test(
		'an article that appeared late at night has one day wherever it is listed',
		{ tag: '@once' },
		async ({ page, ctx }) => {
			const article = await anArticle(ctx);
			const published = new Date(locale === 'fr' ? '2019-01-15T23:30Z' : '2019-02-15T23:30Z');
			await ctx.db.execute(sql`update article set published_at = ${published.toISOString()}
				where id = ${article.id}`);

			await page.goto(href(`/archives/2019/${locale === 'fr' ? '01' : '02'}`));
			const listed = page.locator('article', {
				has: page.locator(`a[href="${href(`/articles/${article.slug}`)}"]`)
			});
			await expect(listed.locator('time').first()).toHaveText(formatDay(locale, published, ZONE));
			expect(formatDay(locale, published, ZONE)).toContain('16');
		}
	);
});
