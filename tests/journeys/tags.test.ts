import { aTag } from '../support/articles.ts';
import { FOUNDING_ARTICLE, inEachLanguage } from '../support/pages.ts';
import { becomeMember, expect, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage(({ href, text }) => {
	test('a tag leads to its articles', async ({ page }) => {
		await page.goto(href(FOUNDING_ARTICLE));
		await page.getByRole('link', { name: 'openvz', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(text.tag.title('openvz'));
		await page.locator(`main a[href="${href(FOUNDING_ARTICLE)}"]`).click();
		await expect(page).toHaveURL(new RegExp(`${href(FOUNDING_ARTICLE)}$`));
	});

	test('all tags are found at the foot of a page, and where one searches', async ({ page }) => {
		await page.goto(href(FOUNDING_ARTICLE));
		const all = { name: text.tag.all, exact: true };
		await page.getByRole('contentinfo').getByRole('link', all).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(text.tag.all);
		await page.getByRole('navigation').getByRole('link', { name: text.site.search }).click();
		await page.getByRole('main').getByRole('link', all).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(text.tag.all);
	});

	test('a member follows a tag from its page, and stops again', async ({ page, context, site }) => {
		await becomeMember(context, site.origin);
		await page.goto(href('/tags/openvz'));
		const follow = page.getByRole('button', { name: text.follow.follow, exact: true });
		await follow.click();
		await expect(page.getByText(text.follow.isFollowed, { exact: true })).toBeVisible();
		await page.getByRole('button', { name: text.follow.unfollow, exact: true }).click();
		await expect(follow).toBeVisible();
	});

	test('a member hides a tag, does not meet its articles, and shows them again', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const tag = await aTag(ctx, article.id);
		const [row] = await ctx.db.execute<{ key: string }>(`select key from tag where id = ${tag}`);
		await becomeMember(context, site.origin);
		const met = page.locator(`main a[href="${href(article.path)}"]`).first();
		const [place] = await ctx.db.execute<{ month: string }>(
			`select to_char(published_at at time zone 'UTC', 'YYYY/MM') as month from article where id = ${article.id}`
		);
		const archive = href(`/archives/${place!.month}`);
		await page.goto(archive);
		await expect(met).toBeVisible();

		await page.goto(href(`/tags/${row!.key}`));
		await page.getByRole('button', { name: text.follow.hide, exact: true }).click();
		await expect(page.getByText(text.follow.hidesTag(row!.key))).toBeVisible();
		await expect(met).toBeVisible();
		for (const path of [href('/'), archive]) {
			await page.goto(path);
			await expect(page.getByText(text.follow.withoutHidden)).toBeVisible();
			await expect(met).toHaveCount(0);
		}
		await page.getByRole('link', { name: text.follow.seeHidden }).click();
		const hidden = page.getByRole('region', { name: text.follow.list.muted });
		await expect(hidden.getByRole('link', { name: row!.key })).toBeVisible();

		await page.goto(href(article.path));
		const notice = page.locator('form').filter({ hasText: text.follow.hidesTag(row!.key) });
		await notice.getByRole('button', { name: text.follow.unhide }).click();
		await expect(page).toHaveURL(new RegExp(`${href(article.path)}$`));
		await expect(notice).toHaveCount(0);
		await page.goto(archive);
		await expect(met).toBeVisible();
		await expect(page.getByText(text.follow.withoutHidden)).toHaveCount(0);
	});
});

test(
	'a tag that is written otherwise leads to its address',
	{ tag: '@once' },
	async ({ request }) => {
		for (const path of ['/tags/OpenVZ', '/en/tags/OpenVZ/articles.atom']) {
			const answer = await request.get(path, { maxRedirects: 0 });
			expect(answer.status()).toBe(308);
			expect(answer.headers()['location']).toBe(path.replace('OpenVZ', 'openvz'));
		}
		expect((await request.get('/tags/nothing')).status()).toBe(404);
		expect((await request.get('/tags/%00')).status()).toBeLessThan(500);
	}
);
