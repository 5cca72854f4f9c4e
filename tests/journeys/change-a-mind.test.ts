import type { Page } from '@playwright/test';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { nameMind } from '#lib/server/ballots/name-mind.ts';
import { plural } from '#lib/text/format.ts';
import { resources } from '#lib/server/resources/tables.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { aComment } from '../support/comments.ts';
import { commentsOn, inEachLanguage, pollIn, type Language } from '../support/pages.ts';
import { becomeMember, expect, test } from '../support/people.ts';
import { asVisitor } from '../support/polls.ts';
import { aWholeArticle, type WholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { locale, href, text } = language;
	const words = text.minds;

	test('a member changes a vote and says which comment did it; after three people it is shown, and the thread is sorted by it', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const [poll] = article.polls;
		const convincing = await aComment(ctx, article.id, null, 'Une raison qui convainc');
		const later = await aComment(ctx, article.id, null, 'Une remarque');
		for (const token of ['one', 'two']) await aMindChanged(ctx, article, token, convincing);
		const shown = page.locator(`#comment-${convincing}`);
		const count = plural(locale, 3, words.changed);

		await becomeMember(context, site.origin);
		await page.goto(href(`${article.path}?order=minds`));
		await expect(shown).not.toContainText(plural(locale, 2, words.changed));
		expect(await commentsOn(page)).toEqual([later, convincing]);

		await changeVote(page, article, language);
		await pollIn(page, poll!.id, language).all.getByRole('link', { name: words.say }).click();
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page.getByRole('alert')).toHaveText(words.refusal['names-nothing']);
		await page.getByLabel('Une raison qui convainc').check();
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page).toHaveURL(new RegExp(`#poll-${poll!.id}$`));
		await expect(page.getByText(words.said)).toBeVisible();
		await expect(shown).toContainText(count);

		await page.getByRole('link', { name: text.comment.views.minds, exact: true }).click();
		await expect(page.getByText(text.comment.views.means.minds)).toBeVisible();
		expect(await commentsOn(page)).toEqual([convincing, later]);

		await page.goto(href(article.path));
		await page.getByRole('link', { name: words.sayAgain }).click();
		await expect(page.getByLabel('Une raison qui convainc')).toBeChecked();
		await page.getByRole('button', { name: words.takeBack }).click();
		await expect(page.getByText(words.asked)).toBeVisible();
		await expect(shown).not.toContainText(count);
	});

	test('a visitor names a comment by its address, or a link, or passes; who has not changed is told when it is said', async ({
		page,
		ctx
	}) => {
		const article = await aWholeArticle(ctx);
		const [poll] = article.polls;
		const root = await aComment(ctx, article.id, null, 'La racine');
		const reply = await aComment(ctx, article.id, root, 'La réponse');
		const elsewhere = await aComment(ctx, (await aWholeArticle(ctx)).id);
		const link = { position: 1, title: 'Un lien', url: 'https://example.org/', language: 'fr' };
		await ctx.db.insert(resources).values({ articleId: article.id, ...link });

		await page.goto(href(`/polls/${poll!.id}/changed`));
		await expect(page.getByText(words.notChanged)).toBeVisible();
		await page.goto(href(article.path));
		await changeVote(page, article, language);
		const say = async () => {
			await page.goto(href(`/polls/${poll!.id}/changed`));
			return page.getByLabel(words.other);
		};
		await (await say()).fill(`${new URL(page.url()).origin}/comments/${elsewhere}`);
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page.getByRole('alert')).toHaveText(words.refusal['no-such-thing']);
		await expect(page.getByLabel(words.other)).toHaveValue(new RegExp(`/comments/${elsewhere}$`));
		await page.getByLabel(words.other).fill(`#comment-${reply}`);
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page.getByText(words.said)).toBeVisible();
		await say();
		await expect(page.getByLabel('La réponse')).toBeChecked();
		await page.getByLabel('Un lien', { exact: true }).check();
		await page.getByRole('button', { name: words.submit }).click();
		await say();
		await expect(page.getByLabel('Un lien', { exact: true })).toBeChecked();
		await page.getByRole('link', { name: words.skip, exact: true }).click();
		await expect(page.getByText(words.said)).toBeVisible();
	});
});

async function changeVote(page: Page, article: WholeArticle, language: Language): Promise<void> {
	const [{ id, options }] = article.polls as [WholeArticle['polls'][number]];
	const poll = pollIn(page, id, language);
	const asked = poll.all.getByText(language.text.minds.asked);
	await poll.option(options[0]![language.locale]).check();
	await poll.button('vote').click();
	await expect(poll.results).toBeVisible();
	await expect(asked).toHaveCount(0);
	await poll.option(options[1]![language.locale]).check();
	await poll.button('change').click();
	await expect(asked).toBeVisible();
}

/** Somebody in another browser who has done what the page offers. */
async function aMindChanged(
	ctx: Ctx,
	article: WholeArticle,
	token: string,
	commentId: number
): Promise<void> {
	const [{ id: pollId, options }] = article.polls as [WholeArticle['polls'][number]];
	const voter = asVisitor(ctx, `${article.slug} ${token}`);
	for (const { id } of options.slice(0, 2)) await castBallot(voter, { pollId, optionIds: [id] });
	const outcome = await nameMind(voter, { pollId, mind: { commentId } });
	if (!outcome.ok) throw new Error(outcome.reason);
}
