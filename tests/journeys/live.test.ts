import { inEachLanguage, languageOf } from '../support/pages.ts';
import { plural } from '#lib/text/format.ts';
import { aComment } from '../support/comments.ts';
import { becomeMember, expect, somebodyElse, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

test.describe('while a page is open', { tag: '@script' }, () => {
	inEachLanguage(({ href, names, text, locale }) => {
		test('a reply that somebody else posts is announced, and shown where it belongs on demand', async ({
			page,
			browser,
			ctx,
			site
		}) => {
			const article = await aWholeArticle(ctx);
			const root = await aComment(ctx, article.id, null, 'Le propos');
			const other = await aComment(ctx, article.id, null, 'Un autre');
			await page.goto(href(article.path));
			const writer = await somebodyElse(browser);
			await becomeMember(writer.context(), site.origin);
			await writer.goto(href(article.path));
			await writer.locator(`#comment-${root}`).getByRole('link', { name: names.reply }).click();
			const form = writer.locator(`#comment-${root}`);
			await form.getByLabel(names.comment).fill('En direct');
			await form.getByRole('button', { name: names.post }).click();

			const show = page.getByRole('button', { name: plural(locale, 1, text.article.waiting) });
			await expect(show).toBeVisible();
			await expect(page.getByText('En direct')).toHaveCount(0);
			await show.click();
			const replies = page.locator(`.branch:has(> #comment-${root}) > .replies`);
			await expect(replies.getByText('En direct')).toBeVisible();
			await expect(replies.locator('.comment')).toBeFocused();
			await expect(show).toBeHidden();
			await expect(page.locator('#thread .comment')).toHaveCount(3);

			const next = await aComment(ctx, article.id, null, 'Et un troisième');
			await show.click();
			await expect(page.locator(`#comment-${next}`)).toBeFocused();
			// Left now, the thread is read as far as what came in.
			await expect(page.locator('form[data-read] [name="upTo"]')).toHaveValue(String(next));
			const order = await page
				.locator('#thread > .branch > .comment')
				.evaluateAll((all) => all.map(({ id }) => id));
			expect(order).toEqual([root, other, next].map((id) => `comment-${id}`));
			await writer.context().close();
		});
	});

	test(
		'what stands on another page stays announced when the rest is shown',
		{ tag: '@wide' },
		async ({ page, ctx }) => {
			const { text, locale } = languageOf('fr');
			const waiting = (count: number) =>
				page.getByRole('button', { name: plural(locale, count, text.article.waiting) });
			const article = await aWholeArticle(ctx);
			const root = await aComment(ctx, article.id, null, 'Le propos');
			await aComment(ctx, article.id, root, 'Une réponse');
			await page.goto(`${article.path}?branch=${root}`);
			await aComment(ctx, article.id, root, 'Dans la branche');
			const elsewhere = await aComment(ctx, article.id, null, 'Hors de la branche');
			await waiting(2).click();
			await expect(page.getByText('Dans la branche')).toBeVisible();
			await expect(page.locator(`#comment-${elsewhere}`)).toHaveCount(0);
			await waiting(1).click();
			await expect(page.locator(`#comment-${elsewhere}`)).toBeVisible();
		}
	);
});
