import { castBallot } from '#lib/server/ballots/cast.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import { inEachLanguage, pollIn } from '../support/pages.ts';
import { becomeMember, expect, somebodyElse, test } from '../support/people.ts';
import { asVisitor } from '../support/polls.ts';
import { setRole } from '../support/roles/set-role.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { href, text, locale } = language;
	const words = text.removal;
	const desk = text.moderation.desk;

	test('a steward takes a burst of visitor ballots out of a poll, for everybody to read, and gives it back', async ({
		page,
		context,
		browser,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const [asked] = article.polls;
		const option = asked!.options[1]!;
		for (let count = 0; count < 5; count++) {
			const voter = asVisitor(ctx, `${locale}-${article.id}-${count}`);
			await castBallot(voter, { pollId: asked!.id, optionIds: [option.id] });
		}
		const visitor = await somebodyElse(browser);
		await visitor.goto(href(article.path));
		const poll = pollIn(visitor, asked!.id, language);
		await poll.option(option[locale]).check();
		await poll.button('vote').click();
		await expect(poll.results).toBeVisible();

		const { handle } = await becomeMember(context, site.origin);
		await setRole(ctx, { handle }, 'steward');
		await page.goto(href(article.path));
		await page.locator(`#poll-${asked!.id}`).getByRole('link', { name: words.steward }).click();
		await page.getByRole('checkbox').check();
		await page.getByRole('button', { name: words.look }).click();
		await expect(page.locator('main')).toContainText(words.would('6', '6'));
		await expect(page.locator('main')).toContainText(words.noUsual);
		await page.getByLabel(desk.rule, { exact: true }).selectOption('flooding');
		await page.getByLabel(desk.reason).fill('Un afflux automatique.');
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			text.moderation.acts['remove-ballots']
		);
		const act = page.url();
		expect(await findMiscount(ctx, asked!.id)).toBeNull();

		// Said beside the poll and in the log; whoever voted can vote anew.
		await visitor.goto(href(article.path));
		await expect(poll.all).toContainText('Un afflux automatique.');
		await expect(poll.all.locator('[id^="removal-"]')).toContainText('6');
		await poll.option(option[locale]).check();
		await poll.button('vote').click();
		await expect(poll.results).toContainText(text.poll.ballotsOf.visitor.one.replace('#', '1'));
		await visitor.goto(href('/about/moderation'));
		await expect(visitor.locator('main')).toContainText('Un afflux automatique.');

		await page.goto(act);
		await page.getByLabel(text.moderation.act.undo.reason).fill('Une classe votait.');
		await page.getByRole('button', { name: text.moderation.act.undo.submit }).click();
		await expect(page.getByRole('status')).toHaveText(text.moderation.act.undo.done);
		await visitor.goto(href(article.path));
		await expect(poll.results).toContainText(text.poll.ballotsOf.visitor.other.replace('#', '6'));
		expect(await findMiscount(ctx, asked!.id)).toBeNull();
		await visitor.context().close();
	});
});
