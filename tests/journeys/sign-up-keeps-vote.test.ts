import { countBallots } from '#lib/server/ballots/count.ts';
import { inEachLanguage, pollIn } from '../support/pages.ts';
import { becomeMember, expect, logIn, signUp, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { locale, href, text } = language;

	test('who signs up after voting keeps the vote, as a member, counted once', async ({
		page,
		ctx
	}) => {
		const article = await aWholeArticle(ctx);
		const [asked] = article.polls;
		const poll = pollIn(page, asked!.id, language);
		await page.goto(href(article.path));
		await poll.option(asked!.options[1]![locale]).check();
		await poll.button('vote').click();
		await expect(poll.results).toBeVisible();

		await signUp(page, language, article.path);

		await expect(poll.option(asked!.options[1]![locale])).toBeChecked();
		await expect(poll.button('change')).toBeVisible();
		await expect(poll.results.locator('li', { hasText: text.poll.yours })).toContainText(
			asked!.options[1]![locale]
		);
		expect((await countBallots(ctx, asked!.id))?.ballots).toEqual({ member: 1, visitor: 0 });
	});

	test('a member who voted twice, once as a visitor, has the member’s ballot only', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const [asked] = article.polls;
		const [tea, coffee] = asked!.options;
		const person = await becomeMember(context, site.origin);
		const poll = pollIn(page, asked!.id, language);
		await page.goto(href(article.path));
		await poll.option(tea![locale]).check();
		await poll.button('vote').click();
		await expect(poll.results).toBeVisible();
		await page.getByRole('button', { name: text.site.logout }).click();

		await page.goto(href(article.path));
		await poll.option(coffee![locale]).check();
		await poll.button('vote').click();
		await expect(poll.results).toBeVisible();
		expect((await countBallots(ctx, asked!.id))?.ballots).toEqual({ member: 1, visitor: 1 });
		await page.goto(href(`/login?next=${article.path}`));
		await logIn(page, language, person);

		await expect(poll.option(tea![locale])).toBeChecked();
		expect((await countBallots(ctx, asked!.id))?.ballots).toEqual({ member: 1, visitor: 0 });
	});

	test(
		'a sign-up that cannot be accepted says why beside the field, and keeps what was typed',
		{ tag: '@wide' },
		async ({ page }) => {
			const { names } = language;
			await page.goto(href('/signup'));
			const handle = page.getByLabel(names.handle, { exact: true });
			await handle.fill('ana maria');
			await page.getByLabel(names.password, { exact: true }).fill('password');
			await page.getByRole('button', { name: names.signUp }).click();

			await expect(page.getByRole('alert')).toHaveText(text.account.refusal['handle-characters']);
			await expect(handle).toHaveValue('ana maria');
			await expect(handle).toHaveAccessibleDescription(
				new RegExp(text.account.refusal['handle-characters'].slice(0, 20))
			);
			await expect(page.getByLabel(names.password, { exact: true })).toHaveValue('');

			await handle.fill('ana-maria');
			await page.getByLabel(names.password, { exact: true }).fill('password');
			await page.getByRole('button', { name: names.signUp }).click();
			await expect(page.getByRole('alert')).toHaveText(text.account.refusal['password-common']);
		}
	);
});
