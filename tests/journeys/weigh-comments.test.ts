import { sql } from 'drizzle-orm';
import { allowanceOf, KARMA_AT_START } from '#lib/rules/ranking.ts';
import { commentSaying, commentsOn, inEachLanguage } from '../support/pages.ts';
import { aComment, aCommentShowing, aSideFor, aWriter } from '../support/comments.ts';
import { becomeMember, expect, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { href, text } = language;

	test('a member finds a comment useful, takes it back, and says why another is not', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const [good, bad] = [
			await aComment(ctx, article.id, null, 'Une bonne raison'),
			await aComment(ctx, article.id, null, 'Achetez mes savons')
		];
		await becomeMember(context, site.origin);
		await page.goto(href(article.path));
		const comment = page.locator(`#comment-${good}`);
		await comment.getByRole('button', { name: text.comment.rate.useful, exact: true }).click();
		const pressed = comment.getByRole('button', { name: text.comment.rate.isUseful });
		await expect(pressed).toHaveAttribute('aria-pressed', 'true');
		const most = String(allowanceOf(KARMA_AT_START));
		await expect(page.locator('[data-allowance]')).toHaveText(
			text.comment.rate.allowance('1', most)
		);
		await page.goto(href(article.path));
		await expect(pressed).toBeVisible();
		await expect(comment.locator('.rated')).toContainText('1');
		await pressed.click();
		await expect(
			comment.getByRole('button', { name: text.comment.rate.useful, exact: true })
		).toHaveAttribute('aria-pressed', 'false');

		const other = page.locator(`#comment-${bad}`);
		await other.getByRole('link', { name: text.comment.rate.notUseful }).click();
		await expect(page.getByText(text.comment.rate.allowance('0', most))).toBeVisible();
		await expect(page.getByText(text.comment.rate.karma(String(KARMA_AT_START)))).toBeVisible();
		await page.getByRole('button', { name: text.comment.rate.save }).click();
		await expect(page.getByRole('alert')).toHaveText(text.comment.rate.refused.nothing);
		await page.getByLabel(text.comment.rate.reasons.spam).check();
		await page.getByRole('button', { name: text.comment.rate.save }).click();
		await expect(page).toHaveURL(new RegExp(`#comment-${bad}$`));
		await expect(other.getByRole('link', { name: text.comment.rate.isNotUseful })).toBeVisible();
	});

	test('one’s own comment is not offered, and a visitor reads without weighing', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		await aComment(ctx, article.id, null, 'D’une autre');
		await page.goto(href(article.path));
		await expect(page.getByRole('button', { name: text.comment.rate.useful })).toHaveCount(0);
		await becomeMember(context, site.origin);
		await page.goto(href(article.path));
		await page.getByLabel(language.names.comment).fill('De moi');
		await page.getByRole('button', { name: language.names.post }).click();
		const own = commentSaying(page, 'De moi');
		await expect(own).toBeVisible();
		await expect(own.getByRole('button', { name: text.comment.rate.useful })).toHaveCount(0);
		await expect(page.getByRole('button', { name: text.comment.rate.useful })).toHaveCount(1);
	});

	test('what most found not useful is folded, says why, and unfolds; never for one who wants it open', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const ids = await aJudgedThread(ctx, article.id);
		await page.goto(href(article.path));
		await expect(page.locator(`#comment-${ids.poor}`)).toBeHidden();
		await expect(page.locator(`#comment-${ids.newcomer}`)).toBeVisible();
		await expect(page.locator(`#comment-${ids.young}`)).toBeVisible();
		await page.locator('.judged > summary').click({ position: { x: 5, y: 12 } });
		await expect(page.locator(`#comment-${ids.poor}`)).toBeVisible();

		await becomeMember(context, site.origin);
		await page.goto(href('/settings'));
		await page
			.getByLabel(text.account.settings.fold.label)
			.selectOption(text.account.settings.fold.never);
		await page
			.locator('form')
			.filter({ has: page.getByLabel(text.account.settings.fold.label) })
			.getByRole('button')
			.click();
		await expect(page.getByRole('status')).toHaveText(text.account.settings.saved.reading);
		await page.goto(href(article.path));
		await expect(page.locator(`#comment-${ids.poor}`)).toBeVisible();
	});

	test('a branch that a member folds stays folded, and unfolds', async ({
		page,
		context,
		ctx,
		site,
		javaScriptEnabled
	}) => {
		test.skip(javaScriptEnabled, 'with script the branch itself is pressed');
		const article = await aWholeArticle(ctx);
		const root = await aComment(ctx, article.id, null, 'La racine');
		const leaf = await aComment(ctx, article.id, root, 'La feuille');
		await becomeMember(context, site.origin);
		await page.goto(href(article.path));
		const act = (name: string) =>
			page.locator(`#comment-${root}`).getByRole('button', { name, exact: true });
		await act(text.comment.fold).click();
		await expect(page.locator(`#comment-${leaf}`)).toBeHidden();
		await page.goto(href(article.path));
		await expect(page.locator(`#comment-${leaf}`)).toBeHidden();
		await act(text.comment.unfold).click();
		await expect(page.locator(`#comment-${leaf}`)).toBeVisible();
		await page.goto(href(article.path));
		await expect(page.locator(`#comment-${leaf}`)).toBeVisible();
	});

	test(
		'what is folded by hand stays folded, with an account and without',
		{ tag: '@script' },
		async ({ page, context, ctx, site }) => {
			const article = await aWholeArticle(ctx);
			const root = await aComment(ctx, article.id, null, 'La racine');
			const leaf = page.locator(`#comment-${await aComment(ctx, article.id, root, 'La feuille')}`);
			const foldAndReturn = async () => {
				await page.goto(href(article.path));
				const answered = page.waitForResponse(/fold/, { timeout: 3_000 }).catch(() => null);
				await page.locator('#thread .replies > summary').click();
				await expect(leaf).toBeHidden();
				await answered;
				await page.goto(href(article.path));
				await expect(leaf).toBeHidden();
			};
			await foldAndReturn();
			await becomeMember(context, site.origin);
			await foldAndReturn();
		}
	);

	test('what one side finds most useful stands above the thread, and leads to its comment', async ({
		page,
		ctx
	}) => {
		const article = await aWholeArticle(ctx);
		const [tea, coffee] = article.polls[0]!.options;
		const author = await aWriter(ctx, 'Kofi');
		const id = await aCommentShowing(author, article.id, [coffee!.id]);
		await page.goto(href(article.path));
		const best = page.getByRole('region', { name: text.comment.best.title });
		await expect(best).toHaveCount(0);

		await aSideFor(ctx, { articleId: article.id, optionId: tea!.id, commentId: id });
		await page.goto(href(article.path));
		await expect(best).toContainText(text.comment.best.side(tea![language.locale]));
		await expect(best).toContainText(text.comment.best.bestIsFromElsewhere);
		await expect(best).toContainText(text.comment.best.count('5', '5'));
		await best.getByRole('link', { name: text.comment.rate.whyHere }).click();
		await expect(page.locator('#ranking')).toBeInViewport();
		await page.goBack();
		await best.getByRole('link', { name: text.comment.best.read('Kofi') }).click();
		await expect(page).toHaveURL(new RegExp(`#comment-${id}$`));
		await expect(page.locator(`#comment-${id}`)).toBeInViewport();
	});

	test('the order and the shape of a thread are in its address, and kept on demand', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const first = await aComment(ctx, article.id, null, 'Le premier');
		const second = await aComment(ctx, article.id, null, 'Le second');
		const reply = await aComment(ctx, article.id, first, 'La réponse');
		await becomeMember(context, site.origin);
		await page.goto(href(article.path));
		expect(await commentsOn(page)).toEqual([first, reply, second]);
		await page.getByRole('link', { name: text.comment.views.newest }).click();
		await expect(page).toHaveURL(/order=newest/);
		expect(await commentsOn(page)).toEqual([second, first, reply]);
		await page.getByRole('link', { name: text.comment.views.bridging }).click();
		await expect(page.getByText(text.comment.views.means.bridging)).toBeVisible();
		expect(await commentsOn(page)).toEqual([second, first, reply]);
		// By date alone the order that weighs means nothing, and another is said to be the one.
		await page.getByRole('link', { name: text.comment.views.flat }).click();
		await expect(page.getByRole('link', { name: text.comment.views.oldest })).toHaveAttribute(
			'aria-current',
			'true'
		);
		expect(await commentsOn(page)).toEqual([first, second, reply]);
		await page.getByRole('link', { name: text.comment.views.newest }).click();
		expect(await commentsOn(page)).toEqual([reply, second, first]);
		await page.getByRole('link', { name: text.comment.views.top }).click();
		expect(await commentsOn(page)).toEqual([second, first]);

		await page.getByRole('button', { name: text.comment.views.keep }).click();
		await page.goto(href(article.path));
		expect(await commentsOn(page)).toEqual([second, first]);
		await page.goto(href(`/comments/${reply}`));
		await expect(page.locator(`#comment-${reply}`)).toBeInViewport();
	});
});

/** Three comments that two members found not useful: an old hand’s, a newcomer’s, and one of this minute. */
async function aJudgedThread(ctx: Parameters<typeof aComment>[0], articleId: number) {
	const [old, newcomer, hasty] = [await aWriter(ctx), await aWriter(ctx), await aWriter(ctx)];
	const ids = {
		poor: await aComment(old, articleId, null, 'Sans intérêt'),
		newcomer: await aComment(newcomer, articleId, null, 'Pardon, je débute'),
		young: await aComment(hasty, articleId, null, 'À l’instant')
	};
	await ctx.db.execute(sql`update comment set not_useful = 2 where article_id = ${articleId}`);
	await ctx.db.execute(
		sql`update comment set created_at = now() - interval '7 hours' where id in (${ids.poor}, ${ids.newcomer})`
	);
	await ctx.db.execute(
		sql`update member set created_at = now() - interval '90 days' where id in (${old.asker.id}, ${hasty.asker.id})`
	);
	await ctx.db.execute(
		sql`update article set thread_version = thread_version + 1 where id = ${articleId}`
	);
	return ids;
}
