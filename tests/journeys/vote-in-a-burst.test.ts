import { countBallots } from '#lib/server/ballots/count.ts';
import { aCrowd } from '../support/bursts.ts';
import { inEachLanguage, pollIn } from '../support/pages.ts';
import { expect, signUp, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { locale, href, text } = language;

	test('under ordinary load a visitor sees nothing of a calculation', async ({ page, ctx }) => {
		const { path, polls } = await aWholeArticle(ctx);
		const poll = pollIn(page, polls[0]!.id, language);
		const scripts: string[] = [];
		page.on('request', (request) => scripts.push(request.url()));
		await page.goto(href(path));
		await poll.option(polls[0]!.options[0]![locale]).check();
		await poll.button('vote').click();
		await expect(poll.results).toBeVisible();
		expect(scripts.filter((url) => url.includes('solve-proof'))).toEqual([]);
	});

	test(
		'during a burst a new visitor’s browser calculates, and the same button votes',
		{ tag: '@script' },
		async ({ page, ctx }) => {
			const { path, polls } = await aWholeArticle(ctx);
			const [asked] = polls;
			const poll = pollIn(page, asked!.id, language);
			await aCrowd(ctx, asked!.id);
			await page.goto(href(path));
			await poll.option(asked!.options[1]![locale]).check();
			await poll.button('vote').click();

			await expect(poll.all.getByRole('alert')).toHaveText(text.poll.refusal['proof-asked']);
			await expect(poll.option(asked!.options[1]![locale])).toBeChecked();
			expect((await countBallots(ctx, asked!.id))?.ballots.visitor).toBe(0);
			await expect(poll.all.getByText(text.proof.done)).toBeVisible();
			await poll.button('vote').click();

			await expect(poll.results).toBeVisible();
			await expect(page).toHaveURL(new RegExp(`${href(path)}$`));
			expect((await countBallots(ctx, asked!.id))?.ballots.visitor).toBe(1);
			// She can change it as anybody can.
			await poll.option(asked!.options[0]![locale]).check();
			await poll.button('change').click();
			await expect(poll.all.getByRole('alert')).toHaveCount(0);
			expect((await countBallots(ctx, asked!.id))?.ballots.visitor).toBe(1);
		}
	);

	test(
		'on the page of the poll alone it is the same',
		{ tag: '@script' },
		async ({ page, ctx }) => {
			const { polls } = await aWholeArticle(ctx);
			const [asked] = polls;
			const poll = pollIn(page, asked!.id, language);
			await aCrowd(ctx, asked!.id);
			// As it is where the form was sent before the script was there.
			await page.route(
				'**/enhance.js*',
				(route) => route.fulfill({ contentType: 'text/javascript', body: '' }),
				{ times: 1 }
			);
			await page.goto(href(`/polls/${asked!.id}`));
			await poll.option(asked!.options[2]![locale]).check();
			await poll.button('vote').click();
			await expect(poll.all.getByText(text.proof.done)).toBeVisible();
			await poll.button('vote').click();
			await expect(poll.results).toBeVisible();
			expect((await countBallots(ctx, asked!.id))?.ballots.visitor).toBe(1);
		}
	);

	test('without script the way is an account, which is never asked', async ({
		page,
		ctx,
		javaScriptEnabled
	}) => {
		test.skip(javaScriptEnabled);
		const { path, polls } = await aWholeArticle(ctx);
		const [asked] = polls;
		const poll = pollIn(page, asked!.id, language);
		await aCrowd(ctx, asked!.id);
		await page.goto(href(path));
		await poll.option(asked!.options[1]![locale]).check();
		await poll.button('vote').click();

		await expect(poll.all.getByRole('alert')).toHaveText(text.poll.refusal['proof-asked']);
		await expect(poll.all.getByText(text.proof.needsScript)).toBeVisible();
		await expect(poll.option(asked!.options[1]![locale])).toBeChecked();
		const way = poll.all.getByRole('link', { name: text.site.signup });
		const next = `/polls/${asked!.id}`;
		await expect(way).toHaveAttribute('href', href(`/signup?next=${encodeURIComponent(next)}`));
		await signUp(page, language, next);
		await poll.option(asked!.options[1]![locale]).check();
		await poll.button('vote').click();
		await expect(poll.results).toBeVisible();
		expect((await countBallots(ctx, asked!.id))?.ballots).toEqual({ member: 1, visitor: 0 });
	});
});
