import { FOUNDING_ARTICLE, inEachLanguage } from '../support/pages.ts';
import { expect, test } from '../support/people.ts';

inEachLanguage(({ href, text }) => {
	test(
		'the look follows the system, or the reader’s choice on every page',
		{ tag: '@wide' },
		async ({ page }) => {
			const paper = () =>
				page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
			await page.emulateMedia({ colorScheme: 'light' });
			await page.goto(href(FOUNDING_ARTICLE));
			const light = await paper();
			await page.emulateMedia({ colorScheme: 'dark' });
			const dark = await paper();
			expect(dark).not.toBe(light);

			await page.getByRole('button', { name: text.site.theme.light, exact: true }).click();
			await page.waitForLoadState();
			expect(new URL(page.url()).pathname).toBe(href(FOUNDING_ARTICLE));
			expect(await paper()).toBe(light);
			await page.goto(href('/about/method'));
			expect(await paper()).toBe(light);
			const chosen = page.getByRole('button', { name: text.site.theme.light, exact: true });
			await expect(chosen).toHaveAttribute('aria-pressed', 'true');

			await page.emulateMedia({ colorScheme: 'light' });
			await page.getByRole('button', { name: text.site.theme.dark, exact: true }).click();
			await expect(
				page.getByRole('button', { name: text.site.theme.dark, exact: true })
			).toHaveAttribute('aria-pressed', 'true');
			expect(await paper()).toBe(dark);
		}
	);
});
