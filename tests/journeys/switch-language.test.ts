import { LOCALES, otherLocale } from '#lib/rules/locale.ts';
import { FOUNDING_ARTICLE, inEachLanguage, languageOf } from '../support/pages.ts';
import { expect, test } from '../support/people.ts';

inEachLanguage(({ locale, href, text }) => {
	const other = languageOf(otherLocale(locale));

	test('the first visit follows the browser’s language, and a choice is kept', async ({ page }) => {
		await page.goto('/');
		await expect(page.locator('html')).toHaveAttribute('lang', locale);
		expect(new URL(page.url()).pathname).toBe(href('/'));

		await page.getByRole('link', { name: text.site.otherLanguage, exact: true }).click();
		await expect(page.locator('html')).toHaveAttribute('lang', other.locale);
		await page.getByRole('link', { name: text.site.name }).click();
		await expect(page.locator('html')).toHaveAttribute('lang', other.locale);
	});

	test('the other language shows the same page', async ({ page }) => {
		for (const path of [`${FOUNDING_ARTICLE}?from=1#thread`, '/about/method', '/login?next=%2F']) {
			const { pathname, search } = new URL(path, 'http://localhost');
			await page.goto(href(pathname === FOUNDING_ARTICLE ? FOUNDING_ARTICLE : path));
			const before = await page.getByRole('heading', { level: 1 }).textContent();

			await page.getByRole('link', { name: text.site.otherLanguage, exact: true }).click();

			await expect(page.locator('html')).toHaveAttribute('lang', other.locale);
			await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before ?? '');
			const there = new URL(page.url());
			expect(there.pathname).toBe(other.href(pathname));
			if (pathname !== FOUNDING_ARTICLE) expect(there.search).toBe(search);
		}
	});

	test(
		'a translation says that it is one and links to the original',
		{ tag: '@wide' },
		async ({ page }) => {
			await page.goto(href(FOUNDING_ARTICLE));
			const link = page.getByRole('link', { name: text.article.originalIn.fr });
			await expect(link).toHaveCount(locale === 'en' ? 1 : 0);
			if (locale === 'fr') return;
			await link.click();
			await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
		}
	);

	test(
		'a page of an address that does not exist speaks the reader’s language',
		{ tag: '@wide' },
		async ({ page }) => {
			const answer = await page.goto(href('/articles/nowhere'));

			expect(answer?.status()).toBe(404);
			await expect(page.locator('html')).toHaveAttribute('lang', locale);
			await expect(page.getByText(text.site.errors['not-found'])).toBeVisible();
		}
	);
});

test.describe('for machines', { tag: '@once' }, () => {
	test('every page names its twin in the other language', async ({ request, site }) => {
		for (const path of ['/', FOUNDING_ARTICLE, '/about/method', '/login']) {
			for (const { href } of LOCALES.map(languageOf)) {
				const answer = await request.get(href(path), { headers: { 'accept-language': 'fr' } });
				const html = await answer.text();
				for (const twin of LOCALES.map(languageOf)) {
					const address = `${site.origin}${twin.href(path)}`;
					expect(html).toMatch(
						new RegExp(`<link rel="alternate" hreflang="${twin.locale}" href="${address}"`)
					);
				}
			}
		}
	});

	test('the front page weighs languages as the browser does', async ({ request }) => {
		const cases: [string, string | undefined][] = [
			['en', '/en'],
			['en-US,en;q=0.9,fr;q=0.8', '/en'],
			['de,fr;q=0.7,en;q=0.3', undefined],
			['de', undefined],
			['fr;q=0,en', '/en'],
			['', undefined],
			[';;;q=,,en;q=banana', undefined]
		];
		for (const [header, place] of cases) {
			const answer = await request.get('/', {
				headers: { 'accept-language': header, cookie: '' },
				maxRedirects: 0
			});
			if (header.includes('banana')) expect(answer.status()).toBeLessThan(400);
			else expect(answer.headers()['location'], header).toBe(place);
		}
	});
});
