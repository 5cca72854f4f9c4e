import type { Locator, Page } from '@playwright/test';
import { countBallots } from '#lib/server/ballots/count.ts';
import { commentSaying, FOUNDING_ARTICLE, languageOf, pollIn } from '../support/pages.ts';
import { aPerson, becomeMember, expect, test } from '../support/people.ts';
import { aResource, aWholeArticle } from '../support/whole-article.ts';

const language = languageOf('fr');
const { names, text } = language;

test.use({ locale: 'fr-FR' });

test('the first key leads past the header', { tag: '@wide' }, async ({ page }) => {
	await page.goto(FOUNDING_ARTICLE);
	await page.keyboard.press('Tab');
	const skip = page.getByRole('link', { name: text.site.skip });
	await expect(skip).toBeFocused();
	await expect(skip).toBeInViewport({ ratio: 1 });
	await expectVisibleFocus(page);

	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');

	const inMain = page.locator('main').locator(':focus');
	await expect(inMain).toHaveCount(1);
});

test(
	'a visitor votes, changes and withdraws with the keyboard alone',
	{ tag: '@wide' },
	async ({ page, ctx }) => {
		const article = await aWholeArticle(ctx);
		const [asked] = article.polls;
		const poll = pollIn(page, asked!.id, language);
		await page.goto(article.path);

		await tabTo(page, poll.option(asked!.options[0]!.fr));
		await page.keyboard.press('Space');
		await page.keyboard.press('ArrowDown');
		await expect(poll.option(asked!.options[1]!.fr)).toBeChecked();
		await tabTo(page, poll.button('vote'));
		await page.keyboard.press('Enter');
		await expect(poll.results).toBeVisible();
		const tally = await countBallots(ctx, asked!.id);
		expect(tally?.options.map(({ ballots }) => ballots.visitor)).toEqual([0, 1, 0]);

		await tabTo(page, poll.option(asked!.options[1]!.fr));
		await page.keyboard.press('ArrowDown');
		await expect(poll.option(asked!.options[2]!.fr)).toBeChecked();
		await tabTo(page, poll.button('change'));
		await page.keyboard.press('Enter');
		await expect
			.poll(async () =>
				(await countBallots(ctx, asked!.id))?.options.map((one) => one.ballots.visitor)
			)
			.toEqual([0, 0, 1]);
		await expect(poll.results).toBeVisible();

		await tabTo(page, poll.button('withdraw'));
		await page.keyboard.press('Enter');
		await expect(poll.button('withdraw')).toHaveCount(0);
		expect((await countBallots(ctx, asked!.id))?.ballots.visitor).toBe(0);
	}
);

test(
	'results are looked at without a vote, with the keyboard alone',
	{ tag: '@wide' },
	async ({ page, ctx }) => {
		const article = await aWholeArticle(ctx);
		const [asked] = article.polls;
		const poll = pollIn(page, asked!.id, language);
		await page.goto(article.path);
		await tabTo(page, poll.button('look'));
		await page.keyboard.press('Enter');
		await expect(poll.results).toBeVisible();
		expect((await countBallots(ctx, asked!.id))?.ballots.visitor).toBe(0);
	}
);

test(
	'a member logs in and previews a comment with the keyboard alone',
	{ tag: '@wide' },
	async ({ page, ctx, playwright, site }) => {
		const article = await aWholeArticle(ctx);
		const elsewhere = await playwright.request.newContext();
		const person = await becomeMember({ request: elsewhere }, site.origin);
		await elsewhere.dispose();
		await page.goto(article.path);
		await tabTo(page, page.locator('#write').getByRole('link', { name: names.logIn }));
		await page.keyboard.press('Enter');
		await page.waitForURL(/login/);
		await tabTo(page, page.getByLabel(names.handle, { exact: true }));
		await page.keyboard.type(person.handle);
		await tabTo(page, page.getByLabel(names.password, { exact: true }));
		await page.keyboard.type(person.password);
		await page.keyboard.press('Enter');
		await page.waitForURL((url) => url.pathname === article.path);

		await tabTo(page, page.getByLabel(names.comment));
		await page.keyboard.type('Un *aperçu*.');
		await tabTo(page, page.getByRole('button', { name: names.preview }));
		await page.keyboard.press('Enter');
		await expect(page.locator('.prose em', { hasText: 'aperçu' })).toBeVisible();
		await expect(page.getByLabel(names.comment)).toHaveValue('Un *aperçu*.');
	}
);

test(
	'somebody signs up, writes, answers and deletes with the keyboard alone',
	{ tag: '@wide' },
	async ({ page, ctx }) => {
		const article = await aWholeArticle(ctx);
		await page.goto(article.path);
		await tabTo(page, page.locator('#write').getByRole('link', { name: text.site.signup }));
		await page.keyboard.press('Enter');
		await page.waitForURL(/signup/);
		const person = aPerson();
		await tabTo(page, page.getByLabel(names.handle, { exact: true }));
		await page.keyboard.type(person.handle);
		await page.keyboard.press('Tab');
		await page.keyboard.type(person.password);
		await page.keyboard.press('Enter');
		await page.waitForURL((url) => url.pathname === article.path);

		await tabTo(page, page.getByLabel(names.comment));
		await page.keyboard.type('Sans souris.');
		await tabTo(page, page.getByRole('button', { name: names.post }));
		await page.keyboard.press('Enter');
		const comment = commentSaying(page, 'Sans souris');
		await expect(comment).toBeVisible();

		await tabTo(page, comment.getByRole('link', { name: names.reply, exact: true }));
		await page.keyboard.press('Enter');
		const box = page.locator('form', { has: page.locator(':focus') }).getByLabel(names.comment);
		if (test.info().project.use.javaScriptEnabled === false) {
			await page.waitForURL(/\/reply\//);
			await tabTo(page, page.getByLabel(names.comment));
		}
		await expect(box).toBeFocused();
		await page.keyboard.type('Non plus.');
		const place =
			test.info().project.use.javaScriptEnabled === false ? page.locator('main') : comment;
		await tabTo(page, place.getByRole('button', { name: names.post }));
		await page.keyboard.press('Enter');
		const answer = commentSaying(page, 'Non plus.');
		await expect(answer).toBeVisible();

		await tabTo(page, page.locator('#thread .replies > summary').first());
		await page.keyboard.press('Enter');
		await expect(answer).toBeHidden();
		await page.keyboard.press('Enter');
		await expect(answer).toBeVisible();

		await tabTo(page, answer.getByRole('link', { name: text.comment.delete }));
		await page.keyboard.press('Enter');
		await tabTo(page, page.getByRole('button', { name: text.comment.confirmDelete }));
		await page.keyboard.press('Enter');
		await expect(commentSaying(page, text.comment.deleted)).toBeVisible();
	}
);

test(
	'links, language and look are chosen with the keyboard alone',
	{ tag: '@wide' },
	async ({ page, ctx, site }) => {
		const article = await aWholeArticle(ctx);
		const { url } = await aResource(ctx, article.id, site.origin);
		await page.goto(article.path);
		await tabTo(page, page.getByRole('button', { name: text.site.theme.dark, exact: true }));
		await page.keyboard.press('Space');
		await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
		await tabTo(page, page.getByRole('link', { name: text.site.otherLanguage, exact: true }));
		await page.keyboard.press('Enter');
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await tabTo(
			page,
			page.getByRole('region', { name: 'Further reading' }).getByRole('link').first()
		);
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(url);
	}
);

test(
	'the settings of a member are reached and used with the keyboard alone',
	{ tag: '@wide' },
	async ({ page, context, site }) => {
		const person = await becomeMember(context, site.origin);
		await page.goto('/settings');
		await tabTo(page, page.getByLabel(text.account.settings.displayName));
		await page.keyboard.press('ControlOrMeta+A');
		await page.keyboard.type('Au clavier');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('status')).toHaveText(text.account.settings.saved.name);

		await tabTo(page, page.getByRole('link', { name: text.account.close.title }));
		await page.keyboard.press('Enter');
		await tabTo(page, page.getByLabel(text.account.close.parting.unname));
		await page.keyboard.press('ArrowDown');
		await expect(page.getByLabel(text.account.close.parting.keep)).toBeChecked();
		await tabTo(page, page.getByLabel(names.password));
		await page.keyboard.type(person.password);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('status')).toHaveText(text.account.close.done);
	}
);

/** Presses Tab until the target has the focus, which is seen at every step. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	// Before its styles are there a page has the focus of the browser, not ours.
	await page.waitForLoadState();
	await expect(target).toBeVisible();
	for (let presses = 0; presses < 120; presses++) {
		await page.keyboard.press('Tab');
		await expectVisibleFocus(page);
		const reached = await target.evaluate((element) => element === document.activeElement);
		if (reached) return;
	}
	throw new Error('Tab does not lead there');
}

async function expectVisibleFocus(page: Page): Promise<void> {
	const focused = await page.evaluate(() => {
		const element = document.activeElement;
		if (!element || element === document.body) return null;
		const isHidden = (style: CSSStyleDeclaration) =>
			style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2;
		// A choice may show its focus on the row that holds it.
		const around = [element, element.closest('label')].filter((part) => part !== null);
		const box = element.getBoundingClientRect();
		return {
			what: element.outerHTML.slice(0, 120),
			hasOutline: around.some((part) => !isHidden(getComputedStyle(part))),
			hasPlace: box.width > 0 && box.height > 0
		};
	});
	// Between two pages and past the last link the browser itself has the focus.
	if (!focused) return;
	expect(focused).toMatchObject({ hasOutline: true, hasPlace: true });
}
