import type { APIResponse } from '@playwright/test';
import type { Ctx } from '#lib/server/ctx.ts';
import { plural } from '#lib/text/format.ts';
import { FOUNDING_ARTICLE, inEachLanguage } from '../support/pages.ts';
import { textIn } from '#lib/text/text.ts';
import { becomeVisitor, expect, fromElsewhere, test } from '../support/people.ts';
import { aResource, aWholeArticle } from '../support/whole-article.ts';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

inEachLanguage(({ locale, href, names, text }) => {
	test('a link that is followed leads to its address, and is counted once', async ({
		page,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const { url } = await aResource(ctx, article.id, site.origin);
		await page.goto(href(article.path));
		const reading = page.getByRole('region', { name: names.furtherReading });
		await expect(reading).toContainText(`(${plural(locale, 0, text.article.clicks)})`);

		for (const _ of ['once', 'again']) {
			await page.goto(href(article.path));
			await reading.getByRole('link').first().click();
			await expect(page).toHaveURL(url);
		}

		await expect(async () => {
			await page.goto(href(article.path));
			const once = `(${plural(locale, 1, text.article.clicks)})`;
			// The page may be some seconds old: one that was fetched again is not.
			await expect(reading).toContainText(once, { timeout: 500 });
		}).toPass({ timeout: 20_000 });
	});

	test('clicks of 2006 and of today are told apart', { tag: '@wide' }, async ({ page }) => {
		await page.goto(href(FOUNDING_ARTICLE));

		const reading = page.getByRole('region', { name: names.furtherReading });
		const first = reading.getByRole('listitem').first();
		await expect(first.locator('[title]').last()).toHaveAttribute(
			'title',
			/20.*2006.*LinuxFr\.org/
		);
		await expect(reading).toContainText(text.article.addressNote);
	});
});

test.describe('what is counted', { tag: '@once' }, () => {
	test('each reader once a day; no robot, no prefetch, no HEAD', async ({ request, ctx }) => {
		const article = await aWholeArticle(ctx);
		const { id, url } = await aResource(ctx, article.id);
		const follow = (headers: Record<string, string> = {}, method = 'GET') =>
			request.fetch(`/links/${id}`, {
				method,
				maxRedirects: 0,
				headers: { 'user-agent': BROWSER, ...fromElsewhere(), ...headers }
			});

		const ana = fromElsewhere();
		const answers = [
			await follow(ana),
			await follow(ana),
			await follow(),
			await follow({}, 'HEAD'),
			await follow({ 'sec-purpose': 'prefetch' }),
			await follow({ 'sec-purpose': 'prefetch;prerender' }),
			await follow({ purpose: 'prefetch' }),
			await follow({ 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }),
			await follow({ 'user-agent': 'curl/8.5.0' })
		];

		for (const answer of answers) expectLeadsTo(answer, url);
		await expect.poll(() => clicksOf(ctx, id), { timeout: 10_000 }).toBe(2);
	});

	test('whoever voted in between is still the same reader', async ({ playwright, ctx, site }) => {
		const { id: articleId, polls } = await aWholeArticle(ctx);
		const { id } = await aResource(ctx, articleId);
		const browser = await playwright.request.newContext({
			baseURL: site.origin,
			userAgent: BROWSER,
			extraHTTPHeaders: fromElsewhere()
		});
		const follow = () => browser.get(`/links/${id}`, { maxRedirects: 0 });

		await follow();
		await becomeVisitor(browser, site.origin, polls[0]!.id);
		expect((await browser.storageState()).cookies.map(({ name }) => name)).toContain('visitor');
		await follow();

		expect(await clicksOf(ctx, id)).toBe(1);
		await browser.dispose();
	});

	test('only stored addresses are led to', async ({ request, ctx }) => {
		const article = await aWholeArticle(ctx);
		const { id, url } = await aResource(ctx, article.id);
		const elsewhere = 'https://example.invalid/elsewhere';

		const given = await request.get(`/links/${id}?url=${elsewhere}&next=${elsewhere}`, {
			maxRedirects: 0
		});
		expectLeadsTo(given, url);
		for (const unknown of ['999999', '0', '-1', '1e3', `${2n ** 70n}`, '%E0%A4%A', elsewhere]) {
			const answer = await request.get(`/links/${unknown}`, { maxRedirects: 0 });
			expect([400, 404], unknown).toContain(answer.status());
		}
		const unknown = await request.get('/en/links/999999');
		expect(await unknown.text()).toContain(textIn('en').site.errors.backHome);
		const robots = await request.get('/robots.txt');
		expect(await robots.text()).toMatch(/^Disallow: \/links\/$/m);
	});
});

function expectLeadsTo(answer: APIResponse, url: string): void {
	expect(answer.status()).toBe(303);
	expect(answer.headers()).toMatchObject({
		location: url,
		'cache-control': 'no-store',
		'referrer-policy': 'no-referrer'
	});
}

async function clicksOf(ctx: Ctx, id: number): Promise<number | undefined> {
	const [row] = await ctx.db.execute<{ clicks: number }>(
		`select counted_clicks as clicks from resource where id = ${id}`
	);
	return row?.clicks;
}
