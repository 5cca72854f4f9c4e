import type { Browser, Page } from '@playwright/test';
import type { Ctx } from '#lib/server/ctx.ts';
import { commentSaying, idOfComment, inEachLanguage } from '../support/pages.ts';
import { becomeMember, expect, signUp, somebodyElse, test } from '../support/people.ts';
import { setRole } from '../support/roles/set-role.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { href, names, text, locale } = language;
	const words = text.moderation;

	test('a spammer is reported, hidden, suspended, appeals, and is judged by somebody else', async ({
		page,
		browser,
		ctx,
		site
	}) => {
		test.setTimeout(90_000);
		const article = await aWholeArticle(ctx);
		const [member, one, other] = await threeReaders(browser, ctx, site.origin);
		const { handle } = await signUp(page, language, article.path);
		await page.getByLabel(names.comment).fill('Achetez mes cages dorées');
		await page.getByRole('button', { name: names.post }).click();
		const id = await idOfComment(commentSaying(page, 'Achetez mes cages'));

		// Reported by a member, who cannot do so twice.
		await member.goto(href(article.path));
		await member.locator(`#comment-${id}`).getByRole('link', { name: words.report.act }).click();
		await member.getByLabel(words.rules.spam).check();
		await member.getByLabel(words.report.words).fill('Il vend des cages.');
		await member.getByRole('button', { name: words.report.submit }).click();
		await expect(member.getByRole('status')).toHaveText(words.report.done);
		await member.goto(href(`/report/comment-${id}`));
		await expect(member.getByText(words.report.refusal['already-reported'])).toBeVisible();

		// Hidden by a moderator who takes it from the desk.
		await one.goto(href('/'));
		await one.locator('header').getByRole('link', { name: words.desk.short }).click();
		const row = one.locator(`li[id="comment-${id}"]`);
		await expect(row).toContainText('Achetez mes cages');
		await row.getByRole('button', { name: words.desk.claim }).click();
		await expect(one.locator(`li[id="comment-${id}"]`)).toContainText(words.desk.mine);
		await one.locator(`li[id="comment-${id}"]`).getByRole('link').click();
		await expect(one.locator('main')).toContainText('Il vend des cages.');
		await one.getByLabel(words.desk.kinds['hide-comment']).check();
		await one.getByLabel(words.desk.rule, { exact: true }).selectOption('spam');
		await one.getByLabel(words.desk.reason).fill('Vente de cages.');
		await one.getByRole('button', { name: words.desk.submit, exact: true }).click();
		await expect(one.getByRole('status')).toHaveText(words.desk.done.act);
		await member.goto(href(`/report/comment-${id}`));
		await expect(member.locator('main')).toContainText(words.report.states.upheld);
		await expect(member.locator('main')).not.toContainText(handle);
		await one.goto(href(`/desk/comment-${id}`));
		await one.getByLabel(words.desk.kinds.suspend).check();
		await one.getByLabel(words.desk.length).fill('2');
		await one.getByLabel(words.desk.rule, { exact: true }).selectOption('spam');
		await one.getByLabel(words.desk.reason).fill('Ne fait que vendre.');
		await one.getByRole('button', { name: words.desk.submit, exact: true }).click();
		await expect(one.getByRole('status')).toHaveText(words.desk.done.act);

		// The spammer sees why, keeps what they typed, and appeals.
		await page.goto(href(article.path));
		const hidden = page.locator(`#comment-${id}`);
		await expect(hidden).toContainText(words.hidden(words.rules.spam));
		await expect(hidden).not.toContainText('Achetez');
		await page.getByLabel(names.comment).fill('Encore des cages');
		const answered = page.waitForResponse(/\?\/post$/);
		await page.getByRole('button', { name: names.post }).click();
		expect((await answered).status()).toBe(403);
		await expect(page.getByRole('alert')).toBeVisible();
		await expect(page.getByLabel(names.comment)).toHaveValue('Encore des cages');
		await page.goto(href('/notifications'));
		await page.getByRole('link', { name: words.told.act }).last().click();
		await expect(page.locator('main')).toContainText('Vente de cages.');
		await expect(page.locator('main')).toContainText('Achetez mes cages');
		await page.getByLabel(words.act.appeal.words).fill('Ce sont des cages à oiseaux.');
		await page.getByRole('button', { name: words.act.appeal.submit }).click();
		await expect(page.getByRole('status')).toHaveText(words.act.appeal.sent);
		const act = Number(/\/moderation\/(\d+)/.exec(page.url())?.[1]);

		// Who acted does not decide; another moderator does, and gives it back.
		await one.goto(href(`/about/moderation/${act}`));
		await expect(one.getByText(words.act.decide.own)).toBeVisible();
		await expect(one.getByRole('button', { name: words.act.decide.uphold })).toHaveCount(0);
		await other.goto(href('/desk'));
		await other.locator(`li[id="appeal-${act}"]`).getByRole('link').click();
		await expect(other.locator('main')).toContainText('Ce sont des cages à oiseaux.');
		await other
			.getByLabel(words.act.decide.answer, { exact: true })
			.fill('Rien à vendre, en effet.');
		await other.getByRole('button', { name: words.act.decide.uphold }).click();
		await expect(other.getByRole('status')).toHaveText(words.act.decide.done);

		const visitor = await somebodyElse(browser);
		await visitor.goto(href(article.path));
		await expect(commentSaying(visitor, 'Achetez mes cages')).toBeVisible();
		await visitor.goto(href('/about/moderation'));
		const logged = visitor.locator(`#act-${act}`);
		await expect(logged).toContainText('Vente de cages.');
		await expect(logged).toContainText('Rien à vendre, en effet.');
		await member.goto(href('/notifications'));
		await member.getByRole('link', { name: words.told['report-upheld'] }).click();
		await expect(member.locator('main')).toContainText(words.report.states.upheld);
		await page.goto(href('/notifications'));
		await expect(page.getByRole('link', { name: words.told['appeal-upheld'] })).toBeVisible();
		for (const someone of [member, one, other, visitor]) await someone.context().close();
		expect(locale).toBe(await page.locator('html').getAttribute('lang'));
	});

	test('a branch that a moderator closed is appealed by who began it, and opened by another', async ({
		page,
		browser,
		ctx,
		site
	}) => {
		test.setTimeout(90_000);
		const article = await aWholeArticle(ctx);
		const [member, one, other] = await threeReaders(browser, ctx, site.origin);
		await signUp(page, language, article.path);
		await page.getByLabel(names.comment).fill('Une cage est une cage');
		await page.getByRole('button', { name: names.post }).click();
		const id = await idOfComment(commentSaying(page, 'Une cage est une cage'));
		const replyIn = (somebody: Page) => somebody.goto(href(`${article.path}/reply/${id}`));

		await one.goto(href(`/desk/comment-${id}`));
		await one.getByLabel(words.desk.kinds['lock-branch']).check();
		await one.getByLabel(words.desk.rule, { exact: true }).selectOption('flooding');
		await one.getByLabel(words.desk.reason).fill('Tout a été dit.');
		await one.getByRole('button', { name: words.desk.submit, exact: true }).click();
		await expect(one.getByRole('status')).toHaveText(words.desk.done.act);
		await replyIn(member);
		await expect(member.getByText(words.lockedBranch(words.rules.flooding))).toBeVisible();
		await expect(member.getByLabel(names.comment)).toHaveCount(0);

		// Who began it is told so, blamed for nothing, and appeals; nobody else can.
		await page.goto(href('/notifications'));
		await page.getByRole('link', { name: words.told.act }).click();
		await expect(page.getByText(words.act.onPlace['lock-branch'])).toBeVisible();
		const act = new URL(page.url()).pathname;
		await member.goto(act);
		await expect(member.getByText('Tout a été dit.')).toBeVisible();
		await expect(member.getByRole('button', { name: words.act.appeal.submit })).toHaveCount(0);
		await page.getByLabel(words.act.appeal.words).fill('On m’a posé une question.');
		await page.getByRole('button', { name: words.act.appeal.submit }).click();
		await expect(page.getByRole('status')).toHaveText(words.act.appeal.sent);

		await one.goto(act);
		await expect(one.getByText(words.act.decide.own)).toBeVisible();
		await expect(one.getByRole('button', { name: words.act.decide.uphold })).toHaveCount(0);
		await other.goto(href('/desk'));
		await other
			.locator(`li[id="appeal-${act.split('/').at(-1)}"]`)
			.getByRole('link')
			.click();
		await expect(other.locator('main')).toContainText('On m’a posé une question.');
		await other.getByLabel(words.act.decide.answer, { exact: true }).fill('Une réponse manque.');
		await other.getByRole('button', { name: words.act.decide.uphold }).click();
		await expect(other.getByRole('status')).toHaveText(words.act.decide.done);

		await replyIn(member);
		await member.getByLabel(names.comment).fill('Voici la réponse.');
		await member.getByRole('button', { name: names.post }).click();
		await expect(commentSaying(member, 'Voici la réponse.').last()).toBeVisible();
		await page.goto(href('/notifications'));
		await expect(page.getByRole('link', { name: words.told['appeal-upheld'] })).toBeVisible();
		await member.goto(href('/about/moderation'));
		await expect(member.locator(`#act-${act.split('/').at(-1)}`)).toContainText(
			'Une réponse manque.'
		);
		for (const someone of [member, one, other]) await someone.context().close();
	});
});

/** A member, and two who moderate. */
const threeReaders = async (
	browser: Browser,
	ctx: Ctx,
	origin: string
): Promise<[Page, Page, Page]> => [
	await aReader(browser, ctx, origin),
	await aReader(browser, ctx, origin, 'moderator'),
	await aReader(browser, ctx, origin, 'moderator')
];

async function aReader(browser: Browser, ctx: Ctx, origin: string, role?: 'moderator') {
	const page = await somebodyElse(browser);
	const { handle } = await becomeMember(page.context(), origin);
	if (role) await setRole(ctx, { handle }, role);
	return page;
}
