import { sql } from 'drizzle-orm';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { listPolls } from '#lib/server/polls/find.ts';
import { anHourLater } from '../support/corrections.ts';
import { aDocument, aPublication, putBehind } from '../support/drafts.ts';
import { inEachLanguage } from '../support/pages.ts';
import { becomeMember, expect, somebodyElse, test } from '../support/people.ts';
import { asVisitor } from '../support/polls.ts';
import { asWriter } from '../support/walks/as-writer.ts';

const MISSPELT = aDocument({
	polls: [{ ...aDocument().polls[0]!, question: 'Faut-il un seul depot ?' }]
});

inEachLanguage((language) => {
	const { href, text, locale } = language;
	const words = text.amend;

	test('after their hour an author proposes how a poll should be said, and a moderator who sees why corrects it', async ({
		page,
		context,
		browser,
		ctx,
		site
	}) => {
		const { handle } = await becomeMember(context, site.origin);
		const { id, slug } = await aPublication(await asWriter(ctx, handle), MISSPELT);
		const [poll] = await listPolls(ctx, id);
		await anHourLater(ctx, id);
		await putBehind(ctx);
		await castBallot(asVisitor(ctx, `${locale} proposed ${poll!.id}`), {
			pollId: poll!.id,
			optionIds: [poll!.options[0]!.id]
		});

		await page.goto(href(`/articles/${slug}`));
		await page.getByRole('link', { name: words.offer }).click();
		await page.getByRole('link', { name: words.may.propose }).click();
		await expect(page.getByText(words.correct.late)).toBeVisible();
		await page.getByLabel(text.write.question).fill('Faut-il un seul dépôt ?');
		await page.getByLabel(words.correct.reason).fill('Les accents manquaient.');
		await page.getByRole('button', { name: words.correct.look }).click();
		await expect(page.locator('ins')).toHaveText('dépôt');
		await page.getByRole('button', { name: text.correction.propose }).click();
		await expect(page.getByRole('alert')).toHaveText(words.correct.refusal['not-confirmed']);
		await page.getByLabel(words.correct.same).check();
		await page.getByRole('button', { name: text.correction.propose }).click();
		await expect(page.getByRole('status')).toHaveText(words.done.proposed);
		await expect(page.getByText(words.none)).toBeVisible();

		const moderator = await somebodyElse(browser);
		const person = await becomeMember(moderator.context(), site.origin);
		await ctx.db.execute(sql`update member set role = 'moderator'
			where handle = ${person.handle}`);
		await moderator.goto(site.origin + href('/corrections'));
		await moderator
			.getByRole('listitem')
			.filter({ hasText: 'Les accents manquaient.' })
			.getByRole('link')
			.last()
			.click();
		await expect(moderator.locator('del')).toHaveText('depot');
		await expect(moderator.getByText(words.correct.castUnder)).toContainText(
			text.poll.ballotsOf.visitor.one.replace('#', '1')
		);
		await moderator.getByLabel(words.correct.same).check();
		await moderator.getByRole('button', { name: text.correction.acceptPoll }).click();
		await expect(moderator.getByRole('status')).toHaveText(text.correction.decided.accepted);
		await moderator.goto(site.origin + href(`/polls/${poll!.id}/changes`));
		await expect(moderator.locator('main')).toContainText('Les accents manquaient.');
		await expect(moderator.locator('main')).toContainText(words.byModeration);
		await moderator.context().close();

		await page.goto(href('/notifications'));
		await page.getByRole('link', { name: text.notifications.about['correction-accepted'] }).click();
		const mine = page.getByRole('region', { name: text.correction.mineHere });
		await expect(mine).toContainText(text.correction.ownPollProposal);
		await expect(mine).toContainText(text.correction.states.accepted);
		await ctx.db.execute(sql`update member set role = 'member' where handle = ${person.handle}`);
	});
});
