import { countBallots } from '#lib/server/ballots/count.ts';
import { commentSaying, inEachLanguage, pollIn } from '../support/pages.ts';
import { expect, logIn, signUp, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { locale, href, names, text } = language;
	const words = text.account.close;

	for (const parting of ['keep', 'unname', 'erase'] as const) {
		const withdraws = parting === 'erase';
		test(`an account is closed, its comments: ${parting}`, async ({ page, ctx }) => {
			const article = await aWholeArticle(ctx);
			const [asked] = article.polls;
			const person = await signUp(page, language, article.path);
			const poll = pollIn(page, asked!.id, language);
			await poll.option(asked!.options[0]![locale]).check();
			await poll.button('vote').click();
			await expect(poll.results).toBeVisible();
			await page.getByLabel(names.comment).fill('Mon dernier mot.');
			await page.getByRole('button', { name: names.post }).click();
			await expect(commentSaying(page, 'Mon dernier mot')).toBeVisible();

			await page.goto(href('/settings'));
			await page.getByRole('link', { name: words.title }).click();
			await expect(page.getByLabel(words.parting.unname)).toBeChecked();
			await page.getByLabel(words.parting[parting]).check();
			if (withdraws) await page.getByLabel(words.withdraw).check();
			await page.getByLabel(names.password).fill('wrong password');
			await page.getByRole('button', { name: words.submit }).click();
			await expect(page.getByRole('alert')).toHaveText(text.account.refusal['password-wrong']);
			await expect(page.getByLabel(words.parting[parting])).toBeChecked();
			await page.getByLabel(names.password).fill(person.password);
			await page.getByRole('button', { name: words.submit }).click();
			await expect(page.getByRole('status')).toHaveText(words.done);

			await page.goto(href(article.path));
			const said = commentSaying(page, 'Mon dernier mot.');
			if (parting === 'erase') {
				await expect(said).toHaveCount(0);
				await expect(commentSaying(page, text.comment.deleted)).toBeVisible();
			} else {
				const name = parting === 'keep' ? person.handle : text.comment.formerMember;
				await expect(said).toHaveAccessibleName(text.comment.by(name));
			}
			if (parting !== 'keep') await expect(page.locator('body')).not.toContainText(person.handle);
			expect((await countBallots(ctx, asked!.id))?.ballots.member).toBe(withdraws ? 0 : 1);

			const profile = await page.goto(href(`/members/${person.handle}`));
			expect(profile?.status()).toBe(parting === 'keep' ? 200 : 404);
			await page.goto(href('/login'));
			await logIn(page, language, person);
			await expect(page.getByRole('alert')).toHaveText(text.account.login.refusal.wrong);
		});
	}
});
