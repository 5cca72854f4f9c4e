import { sql } from 'drizzle-orm';
import { countBallots } from '#lib/server/ballots/count.ts';
import { listPolls } from '#lib/server/polls/find.ts';
import { aWriter } from '../support/comments.ts';
import { aDraft, putBehind } from '../support/drafts.ts';
import { inEachLanguage } from '../support/pages.ts';
import { becomeMember, expect, somebodyElse, test } from '../support/people.ts';
import { anOpenBallot } from '../support/reader-options.ts';
import { setRole } from '../support/roles/set-role.ts';
import { asWriter } from '../support/walks/as-writer.ts';

inEachLanguage(({ href, text, names }) => {
	const words = text.option;

	test('a reader proposes an answer, the author accepts it, and who votes then sees since when', async ({
		page,
		context,
		browser,
		ctx,
		site
	}) => {
		const author = await becomeMember(context, site.origin);
		const poll = await anOpenBallot(await asWriter(ctx, author.handle));
		await putBehind(ctx);
		const article = href(`/articles/${poll.slug}`);
		const reader = await somebodyElse(browser);
		await reader.goto(site.origin + article);
		await expect(reader.getByRole('link', { name: words.offer })).toBeVisible();

		await becomeMember(reader.context(), site.origin);
		await reader.goto(site.origin + article);
		await reader.getByLabel(words.label).fill('du  THÉ');
		await reader.getByRole('button', { name: words.propose }).click();
		await expect(reader.getByRole('alert')).toHaveText(words.refusal['already-there']);
		await expect(reader.getByLabel(words.label)).toHaveValue('du  THÉ');
		await reader.getByLabel(words.label).fill('Du lait');
		await reader.getByRole('button', { name: words.propose }).click();
		await expect(reader.getByRole('status')).toHaveText(words.done.proposed);
		await expect(reader.locator('main')).toContainText(words.states.waiting);

		await page.goto(href('/notifications'));
		await page.getByRole('link', { name: text.notifications.about['option-sent'] }).click();
		await expect(page.locator('main')).toContainText('Du lait');
		await page.getByRole('button', { name: words.accept }).click();
		await expect(page.getByRole('status')).toHaveText(words.done.accepted);

		await reader.goto(site.origin + href('/notifications'));
		await reader.getByRole('link', { name: text.notifications.about['option-accepted'] }).click();
		await expect(reader.locator('main')).toContainText(words.states.accepted);
		await reader.goto(site.origin + article);
		const added = reader.getByRole('checkbox', { name: /^Du lait/ });
		await expect(added).toHaveAccessibleName(/lecteurs|readers/);
		await added.check();
		await reader.getByRole('button', { name: names.vote, exact: true }).click();
		const result = reader.getByRole('region', { name: names.results, exact: true });
		await expect(result).toContainText(/[«“]\s?Du lait\s?[»”]/);
		const [asked] = await listPolls(ctx, poll.articleId);
		const tally = await countBallots(ctx, asked!.id);
		expect(tally?.options.map(({ ballots }) => ballots.member)).toEqual([0, 0, 0, 1]);
		await reader.context().close();
	});

	test('a moderator refuses one from the desk, and its sender reads why', async ({
		page,
		context,
		browser,
		ctx,
		site
	}) => {
		const poll = await anOpenBallot(await aWriter(ctx));
		await putBehind(ctx);
		const reader = await somebodyElse(browser);
		const { handle: sender } = await becomeMember(reader.context(), site.origin);
		await reader.goto(site.origin + href(`/polls/${poll.pollId}/propose`));
		await reader.getByLabel(words.label).fill(`Du lait de ${sender}`);
		await reader.getByRole('button', { name: words.propose }).click();
		await expect(reader.getByRole('status')).toHaveText(words.done.proposed);
		// The desk begins with the oldest; others leave a lot there.
		await ctx.db.execute(sql`update option_proposal set created_at = created_at - interval '1 year'
			where label = ${`Du lait de ${sender}`}`);

		const { handle } = await becomeMember(context, site.origin);
		await setRole(ctx, { handle }, 'moderator');
		await page.goto(href('/desk'));
		const row = page.locator('[data-desk] > li').filter({ hasText: sender });
		await expect(row).toContainText(text.moderation.desk.what.option);
		await expect(row).toContainText(`@${sender}`);
		// The head of the page counts what the desk does, this answer too; others add to it meanwhile.
		const numbersIn = (line: string | null) => (line?.match(/\d+/g) ?? []).map(Number);
		const { counts, short } = text.moderation.desk;
		const forms = Object.values(counts.option).map((form) => form.replace('#', ''));
		const byKind = page.getByText(new RegExp(`(${forms.join('|')})( · |$)`)).first();
		await expect(async () => {
			await page.reload();
			const link = page
				.getByRole('navigation')
				.getByRole('link', { name: new RegExp(`^${short}`) });
			const [inHead] = numbersIn(await link.textContent());
			const sum = numbersIn(await byKind.textContent()).reduce((all, one) => all + one, 0);
			expect(inHead).toBe(sum);
		}).toPass({ timeout: 10_000 });
		await row.getByRole('link').first().click();
		const proposal = page.getByRole('listitem').filter({ hasText: sender });
		await proposal.getByRole('button', { name: words.refuse }).click();
		await expect(page.getByRole('alert')).toHaveText(words.refusal['no-reason']);
		await proposal.getByLabel(words.reason).fill('Ce n’est pas une boisson.');
		await proposal.getByRole('button', { name: words.refuse }).click();
		await expect(page.getByRole('status')).toHaveText(words.done.refused);
		await setRole(ctx, { handle }, 'member');

		await reader.goto(site.origin + href('/options'));
		await expect(reader.locator('main')).toContainText('Ce n’est pas une boisson.');
		await reader.context().close();
	});

	test('an author asks for it in the form of the poll, by approval only', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const { handle } = await becomeMember(context, site.origin);
		const id = await aDraft(await asWriter(ctx, handle));
		await page.goto(href(`/drafts/${id}`));
		const box = page.getByLabel(text.write.readerOptions);
		await expect(box).toBeHidden();
		await page.getByLabel(text.write.methods.approval, { exact: false }).check();
		await box.check();
		await page.getByRole('button', { name: text.write.save }).first().click();
		await page.goto(href(`/drafts/${id}`));
		await expect(page.getByLabel(text.write.readerOptions)).toBeChecked();
	});
});
