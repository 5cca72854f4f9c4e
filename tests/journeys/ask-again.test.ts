import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { castBallot } from '#lib/server/ballots/cast.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { cancelPoll } from '#lib/server/moderation/cancel-poll.ts';
import { closeDuePolls } from '#lib/server/polls/close.ts';
import type { Poll } from '#lib/server/polls/find.ts';
import { aPollOf } from '../support/asked-polls.ts';
import { aWriter } from '../support/comments.ts';
import { aMemberOf, putBehind } from '../support/drafts.ts';
import { inEachLanguage, pollIn, type Language } from '../support/pages.ts';
import { becomeMember, expect, logIn, somebodyElse, test } from '../support/people.ts';
import { asMember, closeIn } from '../support/polls.ts';
import { decideAs } from '../support/review.ts';

/** A poll in which members voted, so many for each answer, and which is closed. */
async function aClosedPoll(ctx: Ctx, ballots: number[]): Promise<Poll> {
	const poll = await aPollOf(await aWriter(ctx));
	await vote(ctx, poll, ballots);
	await closeIn(ctx, poll.id, -1_000);
	await closeDuePolls(ctx);
	await putBehind(ctx);
	return poll;
}

async function vote(ctx: Ctx, { id, options }: Poll, ballots: number[]): Promise<void> {
	let voter = 5_000_000;
	for (const [place, count] of ballots.entries()) {
		for (let index = 0; index < count; index++) {
			await castBallot(asMember(ctx, voter++), { pollId: id, optionIds: [options[place]!.id] });
		}
	}
}

inEachLanguage((language) => {
	const { href, text, locale } = language;
	const words = text.series;
	const write = text.write;
	const percent = (value: number) => (locale === 'fr' ? `${value} %` : `${value}%`);

	test('a closed question is asked again, and one page shows both answers', async ({
		page,
		context,
		browser,
		ctx,
		site
	}) => {
		test.setTimeout(180_000);
		const poll = await aClosedPoll(ctx, [15, 5]);
		const reader = await somebodyElse(browser);
		const earlier = site.origin + href(`/articles/${poll.articleSlug}`);
		await reader.goto(earlier);
		await expect(reader.getByRole('link', { name: words.compare })).toHaveCount(0);

		await becomeMember(context, site.origin);
		await page.goto(href(`/polls/${poll.id}`));
		await page.getByRole('link', { name: words.ask }).click();
		await expect(page.getByRole('heading', { level: 1, name: words.begin.title })).toBeVisible();
		const year = String(new Date().getUTCFullYear());
		await isFilledIn(page, language, poll);
		await expect(page.getByText(words.write.found(poll.question, year))).toBeVisible();

		await page.getByLabel(write.title, { exact: true }).fill('Faut-il toujours un seul dépôt ?');
		await page.getByLabel(write.ledeLabel, { exact: true }).fill('Une question reposée.');
		await page.getByLabel(write.body, { exact: true }).fill('Des années ont passé.');
		await page.getByRole('button', { name: write.save }).first().click();
		await expect(page.getByRole('status').filter({ hasText: write.saved })).toBeVisible();
		const id = Number(/\d+/.exec(new URL(page.url()).pathname)?.[0]);
		await isFilledIn(page, language, poll);

		await page.getByLabel(words.write.label).fill('le mien');
		await page.getByRole('button', { name: write.submit }).click();
		await expect(page.getByText(write.problem['names-no-poll'])).toBeVisible();
		await expect(page.getByLabel(words.write.label)).toHaveValue('le mien');
		await page.getByLabel(words.write.label).fill(`${site.origin}/polls/${poll.id}`);
		await page.getByLabel(text.write.option('3'), { exact: true }).fill('Peut-être');
		await page.getByRole('button', { name: write.submit }).click();
		await expect(page.getByRole('status')).toContainText(write.done.submitted);

		const steward = await aMemberOf(ctx, 'steward');
		await decideAs(steward, id, 'publish');
		await ctx.db.execute(sql`update member set role = 'member' where id = ${steward.asker.id}`);
		const [row] = await ctx.db.execute<{ id: number; slug: string }>(
			sql`select poll.id::int as id, slug from poll join article on article.id = article_id
				where article_id = ${id}`
		);
		await putBehind(ctx);
		const again = row!;

		// The page of the earlier article, which others were given before, says it, too.
		await expect
			.poll(async () => {
				await reader.goto(earlier);
				return reader.getByText(words.again(year)).count();
			})
			.toBe(1);
		await reader.getByRole('link', { name: words.compare }).click();
		const forMembers = reader.getByRole('region', { name: words.results.member });
		await expect(forMembers.getByRole('figure').first()).toContainText(
			text.history.part(percent(75), '15', '20')
		);
		await expect(forMembers.getByRole('row').filter({ hasText: 'Oui' })).toContainText(
			`15 (${percent(75)})`
		);
		// Nobody who has not voted sees what is answered this time.
		await expect(reader.getByText(words.hidden)).toBeVisible();
		await expect(reader.getByText(words.differ)).toBeVisible();
		await expect(reader.locator('main')).toContainText('Peut-être');

		await page.goto(href(`/articles/${again.slug}`));
		await expect(page.getByText(words.before(year))).toBeVisible();
		const asked = pollIn(page, again.id, language);
		await asked.option('Oui').check();
		await asked.button('vote').click();
		await expect(asked.results).toBeVisible();
		await page.getByRole('link', { name: words.compare }).click();
		const rows = page.getByRole('region', { name: words.table.member }).getByRole('row');
		await expect(rows.filter({ hasText: 'Oui' }).getByRole('cell')).toHaveText([
			`15 (${percent(75)})`,
			'1'
		]);
		await expect(rows.filter({ hasText: 'Peut-être' }).getByRole('cell')).toHaveText([
			words.absent,
			'0'
		]);
		await expect(page.getByText(words.chosen)).toBeVisible();
		await page.getByRole('link', { name: 'Faut-il toujours un seul dépôt ?' }).click();
		await expect(page).toHaveURL(new RegExp(`/articles/${again.slug}#poll-${again.id}$`));
		await reader.context().close();
	});

	test(
		'who is not logged in does so first; a cancelled poll can be asked anew, and has no numbers',
		{ tag: '@wide' },
		async ({ page, context, ctx, site }) => {
			const poll = await aClosedPoll(ctx, [1]);
			const person = await becomeMember(context, site.origin);
			await context.clearCookies();
			await page.goto(href(`/articles/${poll.articleSlug}`));
			await page.getByRole('link', { name: words.ask }).click();
			await logIn(page, language, person);
			await isFilledIn(page, language, poll);

			const cancelled = await aPollOf(await aWriter(ctx));
			await putBehind(ctx);
			const moderator = await aMemberOf(ctx, 'moderator');
			await cancelPoll(moderator, { pollId: cancelled.id, reason: 'De trop.' });
			await ctx.db.execute(sql`update member set role = 'member' where id = ${moderator.asker.id}`);
			await page.goto(href(`/polls/${cancelled.id}`));
			await page.getByRole('link', { name: words.ask }).click();
			await isFilledIn(page, language, cancelled);
			await page.goto(href(`/polls/${cancelled.id}/series`));
			await expect(page.getByText(words.cancelled)).toBeVisible();
			await expect(page.getByText(words.none)).toBeVisible();
			await expect(page.getByRole('table')).toHaveCount(0);
		}
	);
});

async function isFilledIn(page: Page, { text }: Language, poll: Poll): Promise<void> {
	const { write, series } = text;
	await expect(page.getByLabel(write.question, { exact: true })).toHaveValue(poll.question);
	for (const [place, { label }] of poll.options.entries()) {
		const option = page.getByLabel(write.option(String(place + 1)), { exact: true });
		await expect(option).toHaveValue(label);
	}
	await expect(page.getByLabel(write.methods[poll.method], { exact: false })).toBeChecked();
	await expect(page.getByLabel(series.write.label)).toHaveValue(`/polls/${poll.id}`);
}
