import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Locator, Page } from '@playwright/test';
import { aComment } from '../support/comments.ts';
import { commentSaying, idOfComment, inEachLanguage, type Language } from '../support/pages.ts';
import { becomeMember, expect, logIn, signUp, somebodyElse, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { href, names, text } = language;

	test('a member logs in, comments after a preview, is answered, edits and deletes', async ({
		page,
		browser,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const person = await signUp(page, language);
		await page.getByRole('button', { name: text.site.logout }).click();
		await page.goto(href(article.path));
		await page.locator('#write').getByRole('link', { name: text.site.login }).click();
		await logIn(page, language, person);
		await page.waitForURL((url) => url.pathname === href(article.path));

		const box = page.getByLabel(names.comment);
		await box.fill('Une cage, *oui* ; <b>dorée</b>.');
		await page.getByRole('button', { name: names.preview }).click();
		const preview = page.getByRole('region', { name: text.comment.previewTitle });
		await expect(preview.getByRole('emphasis')).toHaveText('oui');
		await expect(preview).toContainText('<b>dorée</b>');
		await expect(box).toHaveValue('Une cage, *oui* ; <b>dorée</b>.');

		await page.getByRole('button', { name: names.post }).click();
		const comment = commentSaying(page, 'Une cage, oui');
		await expect(comment).toBeInViewport();
		await expect(comment).toHaveAccessibleName(text.comment.by(person.handle));
		const id = await idOfComment(comment);
		expect(new URL(page.url()).hash).toBe(`#comment-${id}`);

		// An edit within two minutes would leave no trace.
		await ctx.db.execute(
			sql`update comment set created_at = now() - interval '3 minutes' where id = ${id}`
		);
		await comment.getByRole('link', { name: text.comment.edit, exact: true }).click();
		await page.getByLabel(names.comment).fill('Une cage, *non*.');
		await page.getByRole('button', { name: text.comment.save }).click();
		const edited = page.locator(`#comment-${id}`);
		await expect(edited).toContainText('Une cage, non.');
		await edited.getByRole('link', { name: text.comment.edited }).click();
		await expect(page.locator('del').first()).toHaveText('oui');
		await expect(page.locator('ins').first()).toHaveText('non');
		await page.goto(href(article.path));

		const other = await somebodyElse(browser);
		await becomeMember(other.context(), site.origin);
		await other.goto(href(article.path));
		await reply(other, other.locator(`#comment-${id}`), 'Et pourquoi pas ?', language);
		const answer = commentSaying(other, 'Et pourquoi pas');
		await expect(answer).toContainText(`${text.comment.inReplyTo} ${person.handle}`);

		await page.goto(href(`/comments/${id}`));
		await expect(page.locator(`#comment-${id}`)).toBeInViewport();
		const acts = page.locator(`#comment-${id}`);
		await expect(acts.getByRole('link', { name: text.comment.edit, exact: true })).toHaveCount(0);
		await acts.getByRole('link', { name: text.comment.delete }).click();
		await page.getByRole('button', { name: text.comment.confirmDelete }).click();
		const tombstone = page.locator(`#comment-${id}`);
		await expect(tombstone).toContainText(text.comment.deleted);
		await expect(tombstone).not.toContainText(person.handle);
		await expect(commentSaying(page, 'Et pourquoi pas')).toBeVisible();
		await other.context().close();
	});

	test(
		'an empty comment is refused where it was typed',
		{ tag: '@wide' },
		async ({ page, context, ctx, site }) => {
			const article = await aWholeArticle(ctx);
			await becomeMember(context, site.origin);
			await page.goto(href(article.path));
			await page.getByLabel(names.comment).fill('   ');
			await page.getByRole('button', { name: names.post }).click();

			await expect(page.getByRole('alert')).toHaveText(text.comment.problem.empty);
			await page.getByLabel(names.comment).fill('é'.repeat(10_001));
			await page.getByRole('button', { name: names.post }).click();
			await expect(page.getByRole('alert')).toHaveText(text.comment.problem['too-long']);
			await expect(page.getByLabel(names.comment)).toHaveValue('é'.repeat(10_001));
			await page.getByLabel(names.comment).fill('é'.repeat(10_000));
			await page.getByRole('button', { name: names.post }).click();
			await expect(commentSaying(page, 'ééé')).toBeVisible();
		}
	);

	test('a text whose session has ended is found again after logging in, and posted once', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const person = await becomeMember(context, site.origin);
		const typed = 'Un long raisonnement,\n\nqui a pris une heure.';
		await page.goto(href(article.path));
		await page.getByLabel(names.comment).fill(typed);
		await context.clearCookies({ name: 'session' });

		await page.getByRole('button', { name: names.post }).click();
		await expect(page.getByLabel(text.comment.yourText)).toHaveValue(typed);
		await logIn(page, language, { ...person, password: 'not the password' });
		await expect(page.getByRole('alert')).toHaveText(text.account.login.refusal.wrong);
		await logIn(page, language, person);

		await expect(page.getByLabel(names.comment)).toHaveValue(typed);
		await expect(commentSaying(page, 'Un long raisonnement')).toHaveCount(0);
		await page.getByRole('button', { name: names.post }).click();
		await expect(commentSaying(page, 'Un long raisonnement')).toHaveCount(1);
		await page.goto(href(article.path));
		await expect(commentSaying(page, 'Un long raisonnement')).toHaveCount(1);
		await expect(page.getByLabel(names.comment)).toHaveValue('');
	});

	test('what a reply was to be is kept with its text, and through a login', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const id = await aComment(ctx, article.id, null, 'Le propos');
		const person = await becomeMember(context, site.origin);
		const address = href(`${article.path}/reply/${id}`);
		const kind = page.getByLabel(text.comment.kinds.label);
		await page.goto(address);
		await page.getByLabel(names.comment).fill('Non, car');
		await kind.selectOption('objection');
		await page.getByRole('button', { name: names.preview }).click();
		await page.goto(address);
		await expect(page.getByText(text.comment.found)).toBeVisible();
		await expect(kind).toHaveValue('objection');

		await kind.selectOption('source');
		await context.clearCookies({ name: 'session' });
		await page.getByRole('button', { name: names.post }).click();
		await logIn(page, language, person);
		await expect(kind).toHaveValue('source');
	});

	test('an edited text whose session has ended is found again after logging in', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const person = await becomeMember(context, site.origin);
		await page.goto(href(article.path));
		await page.getByLabel(names.comment).fill('Le premier jet');
		await page.getByRole('button', { name: names.post }).click();
		const id = await idOfComment(commentSaying(page, 'Le premier jet'));
		await page.goto(href(`/comments/${id}/edit`));
		await page.getByLabel(names.comment).fill('Le second jet');
		await context.clearCookies({ name: 'session' });

		await page.getByRole('button', { name: text.comment.save }).click();
		await expect(page.getByLabel(text.comment.yourText)).toHaveValue('Le second jet');
		await logIn(page, language, person);

		await expect(page.getByLabel(names.comment)).toHaveValue('Le second jet');
		await page.getByRole('button', { name: text.comment.save }).click();
		await expect(page.locator(`#comment-${id}`)).toContainText('Le second jet');
	});

	test('a branch is folded and unfolded', async ({ page, context, ctx, site }) => {
		const article = await aWholeArticle(ctx);
		await becomeMember(context, site.origin);
		await page.goto(href(article.path));
		await page.getByLabel(names.comment).fill('La racine');
		await page.getByRole('button', { name: names.post }).click();
		await reply(page, commentSaying(page, 'La racine'), 'La feuille', language);
		const leaf = commentSaying(page, 'La feuille');
		await expect(leaf).toBeVisible();
		const fold = page.locator('#thread .replies > summary').first();

		await fold.click();
		await expect(leaf).toBeHidden();
		await fold.click();
		await expect(leaf).toBeVisible();
	});
});

test.describe('sending twice', { tag: '@once' }, () => {
	test('the same form sent five times at once gives one comment', async ({
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		await becomeMember(context, site.origin);
		const idempotencyKey = randomUUID();
		const send = () =>
			context.request.post(`${article.path}/reply?/post`, {
				headers: { origin: site.origin },
				multipart: { markdown: 'Une seule fois.', idempotencyKey },
				maxRedirects: 0
			});

		const answers = await Promise.all([send(), send(), send(), send(), send()]);

		const places = new Set(answers.map((answer) => answer.headers()['location']));
		expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303, 303, 303]);
		expect(places.size).toBe(1);
		const [count] = await ctx.db.execute<{ comments: number }>(
			`select count(*)::int as comments from comment where article_id = ${article.id}`
		);
		expect(count?.comments).toBe(1);
	});
});

/** With script the form opens under the comment, without it on a page of its own. */
async function reply(page: Page, comment: Locator, words: string, { names }: Language) {
	await comment.getByRole('link', { name: names.reply, exact: true }).click();
	const hasScript = test.info().project.use.javaScriptEnabled !== false;
	const place = hasScript ? comment : page.locator('main');
	await place.getByLabel(names.comment).fill(words);
	await place.getByRole('button', { name: names.post }).click();
}
