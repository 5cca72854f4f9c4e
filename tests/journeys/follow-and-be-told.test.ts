import { commentSaying, idOfComment, inEachLanguage, type Language } from '../support/pages.ts';
import { aComment, aWriter } from '../support/comments.ts';
import { becomeMember, expect, somebodyElse, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';
import { aTag } from '../support/articles.ts';
import type { Page } from '@playwright/test';

inEachLanguage((language) => {
	const { href, text, names } = language;

	test('a member who is mentioned is told on every page, and answers from there', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const { handle } = await becomeMember(context, site.origin);
		await page.goto(href('/notifications'));
		await expect(page.getByText(text.notifications.none)).toBeVisible();

		const bob = await aWriter(ctx, 'Bob');
		const id = await aComment(bob, article.id, null, `Et vous, @${handle} ?`);
		await expectUnread(page, language, 1);
		await unreadLink(page, language, 1).click();
		const told = page.locator('main li');
		await expect(told.getByText(text.notifications.isUnread, { exact: true })).toBeVisible();
		await told.getByRole('link', { name: text.notifications.reasons.mention('Bob') }).click();
		await expect(page).toHaveURL(new RegExp(`#comment-${id}$`));
		const comment = page.locator(`#comment-${id}`);
		await expect(comment).toBeInViewport();
		await expect(page.getByRole('link', { name: text.notifications.title })).toHaveText(
			text.notifications.title
		);
		const mention = comment.getByRole('link', { name: `@${handle}` });
		await expect(mention).toHaveAttribute('href', href(`/members/${handle}`));

		await comment.getByRole('link', { name: names.reply, exact: true }).click();
		const form = page.locator('form').filter({ has: page.getByLabel(names.comment) });
		await form.first().getByLabel(names.comment).fill('Me voici');
		await form.first().getByRole('button', { name: names.post }).click();
		await expect(commentSaying(page, 'Me voici')).toBeVisible();
	});

	test('notifications are marked one by one, and all at once', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		await becomeMember(context, site.origin);
		const own = await post(page, language, article.path, 'De moi');
		for (const name of ['Bob', 'Cleo', 'Dina']) {
			await aComment(await aWriter(ctx, name), article.id, own, `Réponse de ${name}`);
		}
		await expectUnread(page, language, 3);
		await page.goto(href('/notifications'));
		await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1);
		await expect(page.getByRole('heading', { level: 2 })).toContainText('3');
		const bob = page.locator('main li').filter({ hasText: 'Réponse de Bob' });
		await bob.getByRole('button', { name: text.notifications.read }).click();
		await expect(bob.getByText(text.notifications.isUnread, { exact: true })).toHaveCount(0);
		await expect(unreadLink(page, language, 2)).toBeVisible();
		await page.getByRole('button', { name: text.notifications.readAll }).click();
		await expect(page.getByText(text.notifications.isUnread, { exact: true })).toHaveCount(0);
		await expect(page.locator('main li')).toHaveCount(3);
	});

	test('a prefetch marks nothing, and another’s notification is nobody else’s', async ({
		page,
		context,
		browser,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		await becomeMember(context, site.origin);
		const own = await post(page, language, article.path, 'De moi');
		await aComment(ctx, article.id, own);
		await expectUnread(page, language, 1);
		await page.goto(href('/notifications'));
		const address = await page.locator('main li a').first().getAttribute('href');
		const answer = await context.request.get(address!, {
			headers: { 'sec-purpose': 'prefetch' },
			maxRedirects: 0
		});
		expect(answer.status()).toBe(303);
		expect(answer.headers()['cache-control']).toContain('no-store');
		await page.reload();
		await expect(unreadLink(page, language, 1)).toBeVisible();

		const other = await somebodyElse(browser);
		await becomeMember(other.context(), site.origin);
		expect((await other.goto(site.origin + address))?.status()).toBe(404);
		await other.context().close();
	});

	test('a member follows an article, a tag and a branch, and stops again', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		await aTag(ctx, article.id);
		const root = await aComment(await aWriter(ctx, 'Bob'), article.id, null, 'La racine');
		await becomeMember(context, site.origin);
		await page.goto(href(article.path));
		await page.locator('#reading').getByRole('link', { name: text.follow.act }).click();
		const rows = page.locator('main li');
		for (const row of [rows.nth(0), rows.nth(1)]) {
			await row.getByRole('button', { name: text.follow.follow, exact: true }).click();
			await expect(row.getByText(text.follow.isFollowed, { exact: true })).toBeVisible();
		}

		await page.goto(href(article.path));
		await page.locator(`#comment-${root}`).getByRole('link', { name: text.follow.act }).click();
		await rows.first().getByRole('button', { name: text.follow.follow, exact: true }).click();
		await expect(rows.first().getByText(text.follow.isFollowed, { exact: true })).toBeVisible();
		const id = await aComment(await aWriter(ctx, 'Cleo'), article.id, root, 'La suite');
		await expectUnread(page, language, 1);

		await page.goto(href('/settings'));
		await page.getByRole('link', { name: text.follow.list.title }).click();
		await expect(rows).toHaveCount(3);
		await expect(rows.first()).toContainText(text.follow.list.branchBy('Bob'));
		for (let left = 3; left > 0; left--) {
			await rows.first().getByRole('button', { name: text.follow.unfollow }).click();
			await expect(rows).toHaveCount(left - 1);
		}
		await expect(page.getByText(text.follow.list.noFollows)).toBeVisible();
		expect(id).toBeGreaterThan(root);
	});

	test('writing follows the branch, unless that is switched off', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		await becomeMember(context, site.origin);
		await post(page, language, article.path, 'De moi');
		await page.goto(href('/settings/following'));
		await expect(page.getByText(text.follow.list.automatic)).toBeVisible();
		await page.locator('main li').getByRole('button', { name: text.follow.unfollow }).click();
		await page.getByLabel(text.follow.list.own).uncheck();
		await page.getByRole('button', { name: text.follow.list.save }).click();
		await expect(page.getByRole('status')).toHaveText(text.follow.list.saved);
		await expect(page.getByLabel(text.follow.list.own)).not.toBeChecked();
		await post(page, language, article.path, 'De moi encore');
		await page.goto(href('/settings/following'));
		await expect(page.getByText(text.follow.list.noFollows)).toBeVisible();
	});

	test('a hidden member’s comments are a line for me, which unfolds, and whole for others', async ({
		page,
		context,
		browser,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const bob = await aWriter(ctx, 'Bob');
		const id = await aComment(bob, article.id, null, 'Un avis de Bob');
		const reply = await aComment(await aWriter(ctx, 'Cleo'), article.id, id, 'Une réponse à Bob');
		const { handle } = await becomeMember(context, site.origin);
		await page.goto(href(article.path));
		const comment = page.locator(`#comment-${id}`);
		await comment.getByRole('link', { name: text.follow.act }).click();
		await page.getByRole('button', { name: text.follow.hide, exact: true }).click();
		await expect(page.getByText(text.follow.isHidden, { exact: true })).toBeVisible();

		await page.goto(href(article.path));
		await expect(comment).toBeHidden();
		await expect(page.locator(`#comment-${reply}`)).toBeVisible();
		const line = page.getByText(text.follow.mutedComment('Bob'), { exact: true });
		await line.click();
		await expect(comment).toBeVisible();

		const other = await somebodyElse(browser);
		await becomeMember(other.context(), site.origin);
		await other.goto(site.origin + href(article.path));
		await expect(other.locator(`#comment-${id}`)).toBeVisible();
		await other.context().close();

		await aComment(bob, article.id, null, `Hé @${handle} !`);
		const own = await post(page, language, article.path, 'De moi');
		await aComment(ctx, article.id, own, 'Une autre réponse');
		await expectUnread(page, language, 1);

		await page.goto(href(`/members/${bob.asker.handle}`));
		await page.getByRole('button', { name: text.follow.unhide }).click();
		await page.goto(href(article.path));
		await expect(comment).toBeVisible();
	});

	test('from a muted branch and a muted article comes nothing', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const [quiet, loud] = [await aWholeArticle(ctx), await aWholeArticle(ctx)];
		const { handle } = await becomeMember(context, site.origin);
		const own = await post(page, language, quiet.path, 'De moi');
		const branch = await post(page, language, loud.path, 'De moi aussi');
		const heard = await post(page, language, loud.path, 'Et encore');
		const muteFirst = async (path: string) => {
			await page.goto(href(path));
			await page
				.locator('main li')
				.first()
				.getByRole('button', { name: text.follow.mute, exact: true })
				.click();
			await expect(page.getByText(text.follow.isMuted, { exact: true })).toBeVisible();
		};
		await muteFirst(`${quiet.path}/follow`);
		await muteFirst(`/comments/${branch}/follow`);
		await expect(page.getByRole('link', { name: text.comment.feedLink })).toHaveAttribute(
			'href',
			href(`/comments/${branch}/branch.atom`)
		);
		await aComment(ctx, quiet.id, own, `Non, @${handle}`);
		await aComment(ctx, loud.id, branch, 'Non plus');
		await aComment(ctx, loud.id, heard, 'Celle-ci s’entend');
		await expectUnread(page, language, 1);
		await page.goto(href('/notifications'));
		await expect(page.locator('main li')).toContainText(['Celle-ci s’entend']);

		await page.goto(href('/settings/following'));
		const muted = page.getByRole('region', { name: text.follow.list.muted }).locator('li');
		await expect(muted).toHaveCount(2);
		await muted.first().getByRole('button', { name: text.follow.unmute }).click();
		await expect(muted).toHaveCount(1);
	});
});

const unreadLink = (page: Page, { text }: Language, count: number) =>
	page
		.locator('body > * header, header')
		.first()
		.getByRole('link', {
			name: text.notifications.unread(String(count)),
			exact: true
		});

/** Jobs are done a moment later: the page is asked for until it says so. */
async function expectUnread(page: Page, language: Language, count: number): Promise<void> {
	await expect(async () => {
		await page.goto(language.href('/about/method'));
		await expect(unreadLink(page, language, count)).toBeVisible({ timeout: 500 });
	}).toPass();
}

async function post(page: Page, { href, names }: Language, path: string, words: string) {
	await page.goto(href(path));
	await page.getByLabel(names.comment).fill(words);
	await page.getByRole('button', { name: names.post }).click();
	const comment = commentSaying(page, words).last();
	await expect(comment).toBeVisible();
	return idOfComment(comment);
}
