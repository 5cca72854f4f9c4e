import { castBallot } from '#lib/server/ballots/cast.ts';
import { listPolls } from '#lib/server/polls/find.ts';
import { aDocument, aPublication, putBehind } from '../support/drafts.ts';
import { inEachLanguage, pollIn } from '../support/pages.ts';
import { becomeMember, expect, somebodyElse, test } from '../support/people.ts';
import { asVisitor } from '../support/polls.ts';
import { setRole } from '../support/roles/set-role.ts';
import { asWriter } from '../support/walks/as-writer.ts';
import { aWholeArticle } from '../support/whole-article.ts';

const MISSPELT = aDocument({
	polls: [{ ...aDocument().polls[0]!, question: 'Faut-il un seul depot ?' }]
});

inEachLanguage((language) => {
	const { href, text, locale } = language;
	const words = text.amend;

	test('an author corrects a poll under its ballots, having seen before and after, and readers see both', async ({
		page,
		context,
		browser,
		ctx,
		site
	}) => {
		const { handle } = await becomeMember(context, site.origin);
		const { id, slug } = await aPublication(await asWriter(ctx, handle), MISSPELT);
		const [poll] = await listPolls(ctx, id);
		const reader = await somebodyElse(browser);
		await reader.goto(site.origin + href(`/articles/${slug}`));
		const theirs = pollIn(reader, poll!.id, language);
		await theirs.option('Non').check();
		await theirs.button('vote').click();
		await expect(theirs.results).toBeVisible();
		await expect(reader.getByRole('link', { name: words.offer })).toHaveCount(0);

		await reader.goto(site.origin + href(`/polls/${poll!.id}`));
		await expect(reader.getByRole('link', { name: words.offer })).toHaveCount(0);

		await page.goto(href(`/polls/${poll!.id}`));
		await expect(page.getByRole('link', { name: words.offer })).toBeVisible();
		await page.goto(href(`/articles/${slug}`));
		await page.getByRole('link', { name: words.offer }).click();
		await page.getByRole('link', { name: words.may.correct }).click();
		await page.getByLabel(text.write.question).fill('Faut-il un seul dépôt ?');
		await page.getByLabel(words.correct.reason).fill('Les accents manquaient.');
		await page.getByRole('button', { name: words.correct.look }).click();
		await expect(page.locator('del')).toHaveText('depot');
		await expect(page.locator('ins')).toHaveText('dépôt');
		await expect(page.getByText(words.correct.castUnder)).toContainText(
			text.poll.ballotsOf.visitor.one.replace('#', '1')
		);
		await page.getByRole('button', { name: words.correct.submit, exact: true }).click();
		await expect(page.getByRole('alert')).toHaveText(words.correct.refusal['not-confirmed']);
		await page.getByLabel(words.correct.same).check();
		await page.getByRole('button', { name: words.correct.submit, exact: true }).click();
		await expect(page.getByRole('status')).toHaveText(words.done.corrected);
		await putBehind(ctx);

		await reader.goto(site.origin + href(`/articles/${slug}`));
		await expect(theirs.all.getByRole('heading', { level: 2 })).toHaveText(
			'Faut-il un seul dépôt ?'
		);
		await expect(theirs.option('Non')).toBeChecked();
		await theirs.all.getByRole('link', { name: words.whatChanged }).click();
		await expect(reader.locator('del')).toHaveText('depot');
		await expect(reader.locator('main')).toContainText('Les accents manquaient.');
		await reader.context().close();
	});

	test('a correction that met another one comes back, beside what is read now', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const { handle } = await becomeMember(context, site.origin);
		const { id } = await aPublication(await asWriter(ctx, handle), MISSPELT);
		const [poll] = await listPolls(ctx, id);
		const other = await context.newPage();
		const look = async (tab: typeof page, question: string) => {
			await tab.goto(href(`/polls/${poll!.id}/correct`));
			await tab.getByLabel(text.write.question).fill(question);
			await tab.getByLabel(words.correct.reason).fill('Une faute.');
			await tab.getByRole('button', { name: words.correct.look }).click();
			await tab.getByLabel(words.correct.same).check();
		};
		await look(page, 'Faut-il un dépôt ?');
		await look(other, 'Faut-il un seul dépôt ?');
		for (const tab of [other, page]) {
			await tab.getByRole('button', { name: words.correct.submit, exact: true }).click();
		}
		await expect(other.getByRole('status')).toHaveText(words.done.corrected);
		await expect(page.getByRole('alert')).toHaveText(words.correct.refusal.clash);
		await expect(page.getByLabel(text.write.question)).toHaveValue('Faut-il un dépôt ?');
		await expect(page.locator('del')).toHaveText('seul ');
		await page.getByRole('button', { name: words.correct.submit, exact: true }).click();
		await expect(page.getByRole('status')).toHaveText(words.done.corrected);

		await look(page, 'Faut-il un unique dépôt ?');
		await context.clearCookies({ name: 'session' });
		await page.getByRole('button', { name: words.correct.submit, exact: true }).click();
		await expect(page.getByText(words.correct.expired)).toBeVisible();
		await expect(page.getByLabel(text.comment.yourText)).toHaveValue(/unique dépôt/);
		await putBehind(ctx);
	});

	test('a poll is called off for good: said before, shown at its place with the reason, without a winner', async ({
		page,
		context,
		browser,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx, ['single', 'ranked']);
		const [single, ranked] = article.polls;
		for (let count = 0; count < 21; count++) {
			await castBallot(asVisitor(ctx, `${locale} off ${single!.id} ${count}`), {
				pollId: single!.id,
				optionIds: [single!.options[1]!.id]
			});
		}
		await castBallot(asVisitor(ctx, `${locale} off ${ranked!.id}`), {
			...{ pollId: ranked!.id, optionIds: [ranked!.options[2]!.id], values: [1] }
		});
		const reader = await somebodyElse(browser);
		await reader.goto(site.origin + href(article.path));

		const { handle } = await becomeMember(context, site.origin);
		await setRole(ctx, { handle }, 'moderator');
		for (const poll of [single!, ranked!]) {
			await page.goto(href(article.path));
			await page.locator(`#poll-${poll.id}`).getByRole('link', { name: words.offer }).click();
			await page.getByRole('link', { name: words.may.cancel }).click();
			await expect(page.getByText(words.cancel.final)).toBeVisible();
			await page.getByLabel(words.cancel.reason).fill('Elle suppose ce qu’elle demande.');
			await page.getByRole('button', { name: words.cancel.submit }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(
				text.moderation.acts['cancel-poll']
			);
		}
		await expect(page.getByRole('button', { name: text.moderation.act.undo.submit })).toHaveCount(
			0
		);
		await page.goto(href(`/polls/${single!.id}/cancel`));
		await expect(page.getByText(words.cancel.over)).toBeVisible();
		await setRole(ctx, { handle }, 'member');

		// Who had the page open is told what happened, and nothing is counted.
		const open = pollIn(reader, single!.id, language);
		await open.option(single!.options[0]![locale]).check();
		await open.button('vote').click();
		await expect(reader.getByRole('alert')).toHaveText(text.poll.refusal.cancelled);
		await reader.goto(site.origin + href(article.path));
		await expect(open.all).toContainText('Elle suppose ce qu’elle demande.');
		await expect(open.results).toContainText(words.figures);
		await expect(open.results).toContainText('21');
		await expect(open.results).not.toContainText(text.robustness.title);
		const { results } = pollIn(reader, ranked!.id, language);
		await expect(results).toContainText(words.figures);
		await expect(results).not.toContainText(text.count.ranked.order);
		await expect(open.button('vote')).toHaveCount(0);
		await reader.goto(site.origin + href('/about/moderation'));
		await expect(reader.locator('main')).toContainText('Elle suppose ce qu’elle demande.');
		await reader.context().close();
	});
});
