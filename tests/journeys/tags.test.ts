import { FOUNDING_ARTICLE, inEachLanguage } from '../support/pages.ts';
import { becomeMember, expect, test } from '../support/people.ts';

inEachLanguage(({ href, text }) => {
	test('a tag leads to its articles', async ({ page }) => {
		await page.goto(href(FOUNDING_ARTICLE));
		await page.getByRole('link', { name: 'openvz', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(text.tag.title('openvz'));
		await page.locator(`main a[href="${href(FOUNDING_ARTICLE)}"]`).click();
		await expect(page).toHaveURL(new RegExp(`${href(FOUNDING_ARTICLE)}$`));
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
