import { sql } from 'drizzle-orm';
import type { Browser } from '@playwright/test';
import type { Ctx } from '#lib/server/ctx.ts';
import { commentSaying, idOfComment, inEachLanguage } from '../support/pages.ts';
import { becomeMember, expect, signUp, somebodyElse, test } from '../support/people.ts';
import { setRole } from '../support/roles/set-role.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { href, names, text } = language;
	const words = text.held;
	const desk = text.moderation.desk;

	test('a new account’s links wait for a moderator, who posts one comment and refuses another', async ({
		page,
		browser,
		ctx,
		site
	}) => {
		test.setTimeout(120_000);
		const article = await aWholeArticle(ctx);
		const visitor = await somebodyElse(browser);
		const moderator = await aModerator(browser, ctx, site.origin);
		const write = async (said: string) => {
			await page.goto(href(article.path));
			await page.getByLabel(names.comment).fill(said);
			await page.getByRole('button', { name: names.post }).click();
		};
		await signUp(page, language, article.path);
		await write('Voyez [mes oiseaux](https://oiseaux.example/).');

		// Its author sees it, at once and when they come back; nobody else does.
		await expect(page).toHaveURL(/#held-\d+$/);
		await page.goto(href(article.path));
		const waiting = page.locator('[id^="held-"]').filter({ hasText: 'mes oiseaux' }).last();
		await expect(waiting).toContainText(words.waits);
		await expect(waiting).toContainText(words.why.links);
		await expect(commentSaying(page, 'mes oiseaux')).toHaveCount(0);
		for (const path of [article.path, `${article.path}/comments.atom`, '/search?q=oiseaux']) {
			await expect(async () => {
				expect(await (await visitor.request.get(href(path))).text()).not.toContain('mes oiseaux');
			}).toPass();
		}

		// Taken from the desk, read in its place, posted.
		const id = Number(/\d+$/.exec((await waiting.getAttribute('id')) ?? '')?.[0]);
		await moderator.goto(href('/desk'));
		const row = moderator.locator(`li[id="held-${id}"]`);
		await expect(row).toContainText('mes oiseaux');
		await row.getByRole('button', { name: desk.claim }).click();
		await expect(moderator.locator(`li[id="held-${id}"]`)).toContainText(desk.mine);
		await moderator.locator(`li[id="held-${id}"]`).getByRole('link').click();
		await expect(moderator.locator('main')).toContainText(words.desk.why.links);
		await moderator.getByRole('button', { name: words.desk.approve }).click();
		await expect(moderator.getByRole('status')).toHaveText(words.desk.done.posted);
		await visitor.goto(href(article.path));
		await expect(commentSaying(visitor, 'mes oiseaux')).toBeVisible();
		await page.goto(href('/notifications'));
		await page.getByRole('link', { name: text.moderation.told['comment-posted'] }).click();
		const posted = commentSaying(page, 'mes oiseaux');
		await expect(posted).toBeVisible();

		// The next one is refused; its author reads why, can appeal, and takes it back.
		await page
			.locator(`#comment-${await idOfComment(posted)}`)
			.getByRole('link', { name: names.reply, exact: true })
			.click();
		const form = page.locator('form', { has: page.locator('select[name=kind]:enabled') });
		await form.getByLabel(names.comment).fill('Et <https://cages.example/> !');
		await form.getByLabel(text.comment.kinds.label).selectOption('source');
		await form.getByRole('button', { name: names.post }).click();
		await expect(page).toHaveURL(/#held-\d+$/);
		const second = Number(/held-(\d+)$/.exec(page.url())?.[1]);
		await moderator.goto(href(`/desk/held/${second}`));
		await expect(moderator.locator('main')).toContainText(text.comment.kinds.source);
		await expect(moderator.locator('main')).toContainText('mes oiseaux');
		await moderator.getByLabel(desk.rule, { exact: true }).selectOption('spam');
		await moderator.getByLabel(desk.reason).fill('Vente de cages.');
		await moderator.getByRole('button', { name: words.desk.refuse }).click();
		await expect(moderator.getByRole('status')).toHaveText(words.desk.done.refused);
		await page.goto(href('/notifications'));
		await page.getByRole('link', { name: text.moderation.told['comment-refused'] }).click();
		await expect(page.locator('main')).toContainText('Vente de cages.');
		await expect(page.locator('main')).toContainText('cages.example');
		await expect(page.getByLabel(text.moderation.act.appeal.words)).toBeVisible();
		const act = /\/moderation\/(\d+)/.exec(page.url())?.[1];
		await visitor.goto(href('/about/moderation'));
		await expect(visitor.locator(`#act-${act}`)).toContainText('Vente de cages.');
		await visitor.goto(href(`/about/moderation/${act}`));
		await expect(visitor.locator('main')).not.toContainText('cages.example');
		await page.getByRole('link', { name: words.takeBack }).click();
		await page.getByRole('button', { name: words.takeBack }).click();
		await expect(page).toHaveURL((url) => url.pathname === href(article.path));
		const gone = await page.goto(href(`/held/${second}`));
		expect(gone?.status()).toBe(404);
		for (const someone of [visitor, moderator]) await someone.context().close();
	});

	test('the next comments of an account wait when a moderator asks for that', async ({
		page,
		browser,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const moderator = await aModerator(browser, ctx, site.origin);
		const { handle } = await signUp(page, language, article.path);
		const [row] = await ctx.db.execute<{ id: string }>(
			sql`select id from member where handle = ${handle}`
		);
		await moderator.goto(href(`/desk/member-${row?.id}`));
		await moderator.getByLabel(desk.kinds['hold-comments']).check();
		await moderator.getByLabel(desk.count).fill('0');
		await moderator.getByLabel(desk.rule, { exact: true }).selectOption('flooding');
		await moderator.getByLabel(desk.reason).fill('Répète la même chose.');
		await moderator.getByRole('button', { name: desk.submit, exact: true }).click();
		await expect(moderator.getByRole('alert')).toHaveText(desk.refusal['no-count']);
		await moderator.getByLabel(desk.count).fill('1');
		await moderator.getByRole('button', { name: desk.submit, exact: true }).click();
		await expect(moderator.getByRole('status')).toHaveText(desk.done.act);

		await page.goto(href(article.path));
		await page.getByLabel(names.comment).fill('Encore la même chose.');
		await page.getByRole('button', { name: names.post }).click();
		await expect(page.locator('[id^="held-"]').last()).toContainText(words.why.act);
		await page.getByLabel(names.comment).fill('Autre chose.');
		await page.getByRole('button', { name: names.post }).click();
		await expect(commentSaying(page, 'Autre chose.')).toBeVisible();
		await page.getByRole('link', { name: words.takeBack }).click();
		await page.getByRole('button', { name: words.takeBack }).click();
		await expect(page.locator('[id^="held-"]')).toHaveCount(0);
		await moderator.context().close();
	});
});

async function aModerator(browser: Browser, ctx: Ctx, origin: string) {
	const page = await somebodyElse(browser);
	const { handle } = await becomeMember(page.context(), origin);
	await setRole(ctx, { handle }, 'moderator');
	return page;
}
