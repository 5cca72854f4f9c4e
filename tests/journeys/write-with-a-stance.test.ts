import { textIn } from '#lib/text/text.ts';
import type { Locator } from '@playwright/test';
import { aComment } from '../support/comments.ts';
import { commentSaying, inEachLanguage, pollIn } from '../support/pages.ts';
import { becomeMember, expect, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { href, names, text, locale } = language;

	test('an answer shown with a comment stays as it was when the ballot changes', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const [tea, coffee] = article.polls[0]!.options;
		await becomeMember(context, site.origin);
		await page.goto(href(article.path));
		await expect(page.getByLabel(text.comment.stance.show([tea![locale]]))).toHaveCount(0);
		const poll = pollIn(page, article.polls[0]!.id, language);
		await poll.option(tea![locale]).check();
		await poll.button('vote').click();
		await expect(poll.results).toBeVisible();

		await page.goto(href(article.path));
		await page.getByLabel(names.comment).fill('Sans le dire');
		await page.getByRole('button', { name: names.post }).click();
		await expect(commentSaying(page, 'Sans le dire').locator('.stance')).toHaveCount(0);
		await page.getByLabel(names.comment).fill('Je le dis');
		await page.getByLabel(text.comment.stance.show([tea![locale]])).check();
		await page.getByRole('button', { name: names.preview }).click();
		await expect(page.getByLabel(text.comment.stance.show([tea![locale]]))).toBeChecked();
		await page.getByRole('button', { name: names.post }).click();
		const comment = commentSaying(page, 'Je le dis');
		const answered = text.comment.stance.answered([tea![locale]]);
		await expect(comment.locator('.stance')).toHaveText(answered);

		await poll.option(coffee![locale]).check();
		await poll.button('change').click();
		await expect(poll.results).toContainText(coffee![locale]);
		await page.goto(href(article.path));
		await expect(comment.locator('.stance')).toHaveText(answered);

		await comment.getByRole('link', { name: text.comment.stance.update }).click();
		await page.getByRole('button', { name: text.comment.stance.confirm }).click();
		await expect(comment.locator('.stance')).toContainText(answered);
		await expect(comment.locator('.stance')).toContainText(text.comment.stance.superseded);
		await expect(comment.getByRole('link', { name: text.comment.stance.update })).toHaveCount(0);

		await page.getByRole('link', { name: text.comment.views.positions }).click();
		const side = page.getByRole('region', { name: tea![locale], exact: true });
		await expect(side).toContainText('Je le dis');
		await expect(side).not.toContainText('Sans le dire');
	});

	test('a reply that says it is an objection is found among the objections', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const id = await aComment(ctx, article.id, null, 'Le propos');
		await aComment(ctx, article.id, id, 'Une autre réponse');
		await becomeMember(context, site.origin);
		await page.goto(href(article.path));
		await page
			.locator(`#comment-${id}`)
			.getByRole('link', { name: names.reply, exact: true })
			.click();
		const place: Locator = hasScript() ? page.locator(`#comment-${id}`) : page.locator('main');
		await place.getByLabel(names.comment).fill('Au contraire');
		await place.getByLabel(text.comment.kinds.label).selectOption(text.comment.kinds.objection);
		await place.getByRole('button', { name: names.post }).click();
		const reply = commentSaying(page, 'Au contraire');
		await reply.getByRole('link', { name: text.comment.kinds.objection, exact: true }).click();
		await expect(page.getByText(text.comment.kinds.only.objection)).toBeVisible();
		await expect(commentSaying(page, 'Au contraire')).toBeVisible();
		await expect(commentSaying(page, 'Une autre réponse')).toHaveCount(0);
	});

	test('what was begun is offered again, and forgotten once it is posted', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		await becomeMember(context, site.origin);
		await page.goto(href(article.path));
		const kept = page.waitForResponse(/\?\/draft|\?\/preview/);
		await page.getByLabel(names.comment).fill('Un début');
		// With script a pause is enough, without it a preview.
		if (!hasScript()) await page.getByRole('button', { name: names.preview }).click();
		await kept;
		await page.goto(href(article.path));
		await expect(page.getByLabel(names.comment)).toHaveValue('Un début');
		await expect(page.getByText(text.comment.found)).toBeVisible();
		await page.getByRole('button', { name: names.post }).click();
		await expect(commentSaying(page, 'Un début')).toBeVisible();
		await page.goto(href(article.path));
		await expect(page.getByLabel(names.comment)).toHaveValue('');
	});
});

test(
	'the words that are selected in a comment are quoted in the reply',
	{ tag: ['@script', '@wide'] },
	async ({ page, context, ctx, site }) => {
		const article = await aWholeArticle(ctx);
		const id = await aComment(ctx, article.id, null, 'Le mot juste');
		await becomeMember(context, site.origin);
		await page.goto(article.path);
		await page.locator(`#comment-${id} .prose p`).selectText();
		await page.locator(`#comment-${id}`).getByRole('link', { name: 'Répondre' }).click();
		await expect(page.locator(`#comment-${id}`).getByLabel('Votre commentaire')).toHaveValue(
			'> Le mot juste\n\n'
		);
	}
);

test(
	'a reply that was begun in its place is offered there again',
	{ tag: ['@script', '@wide'] },
	async ({ page, context, ctx, site }) => {
		const article = await aWholeArticle(ctx);
		const id = await aComment(ctx, article.id, null, 'À répondre');
		await becomeMember(context, site.origin);
		const comment = page.locator(`#comment-${id}`);
		const begin = async () => {
			await page.goto(article.path);
			await comment.getByRole('link', { name: 'Répondre' }).click();
			return comment.getByLabel('Votre commentaire');
		};
		const kept = page.waitForResponse(/reply\/\d+\?\/draft/);
		await (await begin()).fill('Ma réponse');
		await kept;
		const found = await begin();
		await expect(found).toHaveValue('Ma réponse');
		await expect(comment.getByText(textIn('fr').comment.found)).toBeVisible();
		await comment.getByRole('button', { name: 'Publier' }).click();
		await expect(page.getByText('Ma réponse')).toBeVisible();
		await expect(await begin()).toHaveValue('');
	}
);

test(
	'a text is kept while it is typed without a pause, and when its writer looks away',
	{ tag: ['@script', '@wide'] },
	async ({ page, context, ctx, site }) => {
		const article = await aWholeArticle(ctx);
		await becomeMember(context, site.origin);
		await page.clock.install();
		await page.goto(article.path);
		const sent: string[] = [];
		page.on('request', (request) => {
			if (request.url().endsWith('?/draft')) sent.push(request.postData() ?? '');
		});
		const box = page.getByLabel('Votre commentaire');
		const typeOn = async (letter: string) => {
			await box.press(letter);
			await page.clock.runFor(2_000);
		};
		for (const letter of 'abcd') await typeOn(letter);
		expect(sent).toEqual([]);
		await typeOn('e');
		await expect.poll(() => sent.length).toBe(1);
		expect(sent[0]).toContain('abcde');

		await box.press('f');
		await page.evaluate(() => {
			Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
			document.dispatchEvent(new Event('visibilitychange'));
		});
		await expect.poll(() => sent.length).toBe(2);
		expect(sent[1]).toContain('abcdef');
	}
);

const hasScript = () => test.info().project.use.javaScriptEnabled !== false;
