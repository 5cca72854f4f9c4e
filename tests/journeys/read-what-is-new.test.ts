import type { Page } from '@playwright/test';
import { READING_COOKIE } from '#lib/rules/cookies.ts';
import { parseReading } from '#lib/rules/reading.ts';
import { plural } from '#lib/text/format.ts';
import { inEachLanguage, type Language } from '../support/pages.ts';
import { aComment } from '../support/comments.ts';
import { becomeMember, expect, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { href, text } = language;
	/** By date other journeys may have filled the first page. */
	const latest = `${href('/')}?by=activity`;

	test('a member comes back and is led through what is new, and only that', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const old = await aComment(ctx, article.id, null, 'Un ancien');
		await becomeMember(context, site.origin);
		await page.goto(href(article.path));
		await expect(page.locator('.comment .new')).toHaveCount(0);
		await page.goto(href('/'));

		const first = await aComment(ctx, article.id, old, 'Première nouveauté');
		const second = await aComment(ctx, article.id, null, 'Seconde nouveauté');
		await page.goto(latest);
		await page
			.locator(`a[href="${href(article.path)}/new"]`)
			.filter({ hasText: plural(language.locale, 2, text.article.news) })
			.click();
		await expect(page).toHaveURL(new RegExp(`#comment-${first}$`));
		await expect(page.locator(`#comment-${first}`)).toBeInViewport();
		await expect(page.locator('.comment .new')).toHaveText([text.comment.new, text.comment.new]);
		await expect(page.locator(`#comment-${old} .new`)).toHaveCount(0);

		await page
			.locator(`#comment-${first}`)
			.getByRole('link', { name: text.comment.jumps.j, exact: true })
			.click();
		await expect(page).toHaveURL(new RegExp(`#comment-${second}$`));
		await expect(page.locator(`#comment-${second}`)).toBeInViewport();

		await page.goto(latest);
		await expect(page.locator(`a[href="${href(article.path)}"]`).first()).toBeVisible();
		await expect(page.locator(`a[href="${href(article.path)}/new"]`)).toHaveCount(0);
		await page.goto(href(article.path));
		await expect(page.locator('.comment .new')).toHaveCount(0);
	});

	test('what is new stays marked from one page of the thread to the next', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const old = await aComment(ctx, article.id);
		await becomeMember(context, site.origin);
		await page.goto(href(article.path));
		await page.goto(href('/'));
		const fresh = await aComment(ctx, article.id, old, 'Nouveau');
		await page.goto(href(article.path));
		await expect(page.locator(`#comment-${fresh} .new`)).toBeVisible();

		await page.goto(`${href(article.path)}?branch=${old}`, {
			referer: site.origin + href(article.path)
		});
		await expect(page.locator(`#comment-${fresh} .new`)).toBeVisible();
	});

	test('everything is marked as read, and forgotten, on demand', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		await aComment(ctx, article.id);
		await becomeMember(context, site.origin);
		await page.goto(href(article.path));
		await page.goto(href('/'));
		await aComment(ctx, article.id);
		await page.goto(href(article.path));
		await expect(page.locator('.comment .new')).toHaveCount(1);

		await openTools(page, language);
		await page.getByRole('button', { name: text.article.markRead }).click();
		await page.waitForURL(/#thread$/);
		await expect(page.locator('.comment .new')).toHaveCount(0);
		await expect(page.locator(`a[href="${href(article.path)}/new"]`)).toHaveCount(0);
		await page.reload();
		await expect(page.locator('.comment')).toHaveCount(2);
		await expect(page.locator('.comment .new')).toHaveCount(0);
		await page.goto(latest);
		await expect(page.locator(`a[href="${href(article.path)}"]`).first()).toBeVisible();
		await expect(page.locator(`a[href="${href(article.path)}/new"]`)).toHaveCount(0);

		await page.goto(href(article.path));
		await openTools(page, language);
		await page.getByRole('button', { name: text.article.forget }).click();
		await expect(page).toHaveURL(site.origin + href('/'));
		// Neither what the page says while it is left, nor the next one, reads it again.
		await page.goto(href('/about/method'));
		await page.goto(href('/'));
		const kept = await ctx.db.execute(`select 1 from reading where article_id = ${article.id}`);
		expect(kept).toHaveLength(0);
	});

	test('a visitor has the same in one browser, without an account', async ({
		page,
		context,
		ctx
	}) => {
		const article = await aWholeArticle(ctx);
		const old = await aComment(ctx, article.id);
		/** The browser says it while it leaves, and nothing waits for the answer. */
		const hasRead = (commentId: number) =>
			expect
				.poll(async () => {
					const cookie = (await context.cookies()).find(({ name }) => name === READING_COOKIE);
					return parseReading(cookie?.value).get(article.id);
				})
				.toBe(commentId);
		await page.goto(href(article.path));
		// With script it is enough to leave.
		if (!hasScript()) {
			await openTools(page, language);
			await page.getByRole('button', { name: text.article.markRead }).click();
			await page.waitForURL(/#thread$/);
		}
		await page.goto(href('/'));
		await hasRead(old);

		const fresh = await aComment(ctx, article.id, null, 'Tout neuf');
		await page.goto(latest);
		await page.locator(`a[href="${href(article.path)}/new"]`).click();
		await expect(page.locator(`#comment-${fresh} .new`)).toBeVisible();
		await page.goto(href('/'));
		await hasRead(fresh);
		await page.goto(href(article.path));
		await expect(page.locator('.comment .new')).toHaveCount(0);
	});
});

test.describe('by keyboard', { tag: ['@script', '@wide'] }, () => {
	inEachLanguage(({ href, text }) => {
		test('j and k go from new to new, u to the parent, and the focus goes along', async ({
			page,
			context,
			ctx,
			site
		}) => {
			const article = await aWholeArticle(ctx);
			const old = await aComment(ctx, article.id, null, 'Un ancien');
			await becomeMember(context, site.origin);
			await page.goto(href(article.path));
			await page.goto(href('/'));
			const first = await aComment(ctx, article.id, old, 'Première nouveauté');
			const second = await aComment(ctx, article.id, null, 'Seconde nouveauté');
			await page.goto(href(article.path));
			const at = (id: number) => expect(page.locator(`#comment-${id}`)).toBeFocused();

			await page.keyboard.press('j');
			await at(first);
			await page.keyboard.press('j');
			await at(second);
			await page.keyboard.press('k');
			await at(first);
			await page.keyboard.press('u');
			await at(old);
			await page.keyboard.press(']');
			await at(second);
			await page.keyboard.press('[');
			await at(old);
			await page.keyboard.press('l');
			await at(first);
			await page.keyboard.press('h');
			await at(old);

			await page.keyboard.press('?');
			await expect(page.getByRole('dialog', { name: text.comment.keys.title })).toBeVisible();
			await page.getByLabel(text.comment.keys.use).uncheck();
			await page.keyboard.press('Escape');
			await page.keyboard.press('j');
			await at(old);
		});
	});
});

test.describe('around a thread of several pages', { tag: '@wide' }, () => {
	test('the links and keys of a comment lead over the edge of its page', async ({ page, ctx }) => {
		const article = await aWholeArticle(ctx);
		const ids: number[] = [];
		for (let count = 0; count < 201; count++) ids.push(await aComment(ctx, article.id));
		const [first, edge, beyond] = [ids[0]!, ids[199]!, ids[200]!];
		const late = await aComment(ctx, article.id, first);
		const links = (id: number, key: string) => page.locator(`#comment-${id} a[data-key="${key}"]`);
		// In the tree the late reply takes the place of the last one that fitted.
		await page.goto(article.path);
		await links(ids[198]!, ']').click();
		await expect(page.locator(`#comment-${edge}:target`)).toBeVisible();
		await expect(page).toHaveURL(new RegExp(`from=${edge}#`));
		await links(edge, '[').click();
		await expect(page.locator(`#comment-${ids[198]!}:target`)).toBeVisible();
		await expect(links(first, 'h')).toHaveCount(0);

		await page.goto(`${article.path}?from=${edge}`);
		await links(beyond, 'l').click();
		await expect(page.locator(`#comment-${late}:target`)).toBeVisible();
		await expect(links(late, 'l')).toHaveCount(0);
		if (!hasScript()) return;
		await page.keyboard.press('h');
		await expect(page.locator(`#comment-${beyond}:target`)).toBeVisible();

		// From a reply as from what it answers, where nothing more stands on the page.
		const reply = await aComment(ctx, article.id, ids[197]);
		await page.goto(`${article.path}#comment-${reply}`);
		await expect(page.locator(`#comment-${reply}:target`)).toBeVisible();
		await page.keyboard.press(']');
		await expect(page).toHaveURL(new RegExp(`from=\\d+#comment-${ids[198]!}$`));
	});
});

test.describe('a page that is only fetched ahead', { tag: '@once' }, () => {
	test('is not read', async ({ context, ctx, site }) => {
		const article = await aWholeArticle(ctx);
		await aComment(ctx, article.id);
		await becomeMember(context, site.origin);
		const get = (path: string, headers: Record<string, string> = {}) =>
			context.request.get(site.origin + path, { headers: { 'user-agent': AGENT, ...headers } });
		await get(article.path, { 'sec-purpose': 'prefetch' });
		await get('/');
		const seen = () =>
			ctx.db
				.execute(`select 1 from reading where article_id = ${article.id}`)
				.then(({ length }) => length);
		expect(await seen()).toBe(0);
		await get(article.path);
		await get('/about/method', { 'sec-purpose': 'prefetch' });
		expect(await seen()).toBe(0);
		await get('/about/method');
		expect(await seen()).toBe(1);
	});
});

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

const hasScript = () => test.info().project.use.javaScriptEnabled !== false;

async function openTools(page: Page, { text }: Language): Promise<void> {
	await page.getByText(text.article.tools, { exact: true }).click();
}
