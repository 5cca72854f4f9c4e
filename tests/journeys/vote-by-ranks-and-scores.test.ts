import type { Locator } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { countBallots } from '#lib/server/ballots/count.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import { listOf, refusalWords } from '#lib/text/ballot-words.ts';
import { inEachLanguage, pollIn } from '../support/pages.ts';
import { expect, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

const scoreOf = (poll: Locator, option: string, score: string) =>
	poll.getByRole('group', { name: option, exact: true }).getByLabel(score, { exact: true });

inEachLanguage((language) => {
	const { locale, href, text } = language;

	test('a ranking is chosen from menus, refused when empty, read, changed and withdrawn', async ({
		page,
		ctx
	}) => {
		const article = await aWholeArticle(ctx, ['ranked']);
		const asked = article.polls[0]!;
		const [tea, coffee, neither] = asked.options.map((option) => option[locale]);
		const poll = pollIn(page, asked.id, language);
		await page.goto(href(article.path));

		await poll.button('vote').click();
		await expect(page.getByRole('alert')).toHaveText(text.poll.refusal['rank-some']);

		await poll.option(coffee!).selectOption(text.poll.best);
		await poll.option(tea!).selectOption('2');
		await poll.button('vote').click();
		await expect(poll.results).toContainText(text.count.ranked.winner(coffee!));
		await expect(poll.results).toContainText(text.count.ranked.agree);
		await expect(poll.results).toContainText(text.poll.yourRank('2'));
		await expect(poll.option(tea!).locator('option:checked')).toHaveText('2');
		await expect(poll.option(neither!).locator('option:checked')).toHaveText(text.poll.unranked);
		expect((await countBallots(ctx, asked.id))?.pairs?.visitor).toEqual([
			[0, 0, 1],
			[1, 0, 1],
			[0, 0, 0]
		]);

		// Two in front: nobody wins, and the ballot cannot count for either in a run-off.
		await poll.option(tea!).selectOption(text.poll.best);
		await poll.button('change').click();
		await expect(poll.results).toContainText(
			text.count.ranked.tie(listOf(locale, [tea!, coffee!]))
		);
		await poll.results.locator('summary', { hasText: text.count.ranked.runOff }).click();
		const rounds = poll.results
			.getByRole('table')
			.filter({ hasText: text.count.ranked.round('1') });
		await expect(rounds.getByRole('row', { name: text.count.ranked.exhausted })).toContainText('1');

		await poll.button('withdraw').click();
		await expect(poll.button('withdraw')).toHaveCount(0);
		expect((await countBallots(ctx, asked.id))?.ballots.visitor).toBe(0);
		expect(await findMiscount(ctx, asked.id)).toBeNull();
	});

	test('scores are given one by one, with no opinion where there is none', async ({
		page,
		ctx
	}) => {
		const article = await aWholeArticle(ctx, ['score']);
		const asked = article.polls[0]!;
		const [tea, coffee, neither] = asked.options.map((option) => option[locale]);
		const poll = pollIn(page, asked.id, language);
		await page.goto(href(article.path));

		await poll.button('vote').click();
		await expect(page.getByRole('alert')).toHaveText(text.poll.refusal['score-some']);

		await scoreOf(poll.all, tea!, '5').check();
		await scoreOf(poll.all, coffee!, '0').check();
		await poll.button('vote').click();
		await expect(poll.results).toContainText(text.count.score.winner(tea!));
		await expect(poll.results).toContainText(text.poll.yourScore('5'));
		await expect(scoreOf(poll.all, neither!, text.poll.noOpinion)).toBeChecked();
		const tally = await countBallots(ctx, asked.id);
		expect(tally?.options.map(({ points, ballots }) => [points.visitor, ballots.visitor])).toEqual([
			[5, 1],
			[0, 1],
			[0, 0]
		]);

		await scoreOf(poll.all, coffee!, '5').check();
		await poll.button('change').click();
		await expect(poll.results).toContainText(text.count.score.tie(listOf(locale, [tea!, coffee!])));
		expect(await findMiscount(ctx, asked.id)).toBeNull();
	});

	test('too few answers are refused with the number that is asked for, and stay ticked', async ({
		page,
		ctx
	}) => {
		const article = await aWholeArticle(ctx, ['approval']);
		const asked = article.polls[0]!;
		const rules = { method: 'approval' as const, atLeast: 2, atMost: null };
		await ctx.db.execute(sql`update poll set at_least = 2 where id = ${asked.id}`);
		const poll = pollIn(page, asked.id, language);
		await page.goto(href(article.path));
		await poll.option(asked.options[1]![locale]).check();

		await poll.button('vote').click();
		await expect(page.getByRole('alert')).toHaveText(
			refusalWords(locale, rules, 'wrong-number', { isMember: false })
		);
		await expect(page.getByRole('alert')).toContainText('2');
		await expect(poll.option(asked.options[1]![locale])).toBeChecked();

		await poll.option(asked.options[0]![locale]).check();
		await poll.button('vote').click();
		await expect(poll.results).toBeVisible();
	});
});

test(
	'with script, buttons rank by keyboard, move the rows and say where an answer went',
	{ tag: '@script' },
	async ({ page, ctx }) => {
		const article = await aWholeArticle(ctx, ['ranked']);
		const asked = article.polls[0]!;
		const [tea, coffee, neither] = asked.options.map(({ fr }) => fr);
		await page.goto(article.path);
		const poll = page.locator(`#poll-${asked.id}`);
		const up = (option: string) =>
			poll.getByRole('button', { name: `Monter « ${option} »`, exact: true });
		const down = (option: string) =>
			poll.getByRole('button', { name: `Descendre « ${option} »`, exact: true });

		await up(neither!).focus();
		await page.keyboard.press('Enter');
		await expect(poll.getByRole('status')).toHaveText(`« ${neither} » : rang 1.`);
		await expect(up(neither!)).toBeFocused();
		await expect(poll.locator('[data-rank-row] label')).toHaveText([neither!, tea!, coffee!]);
		await up(coffee!).click();
		await up(coffee!).click();
		await expect(poll.locator('[data-rank-row] label')).toHaveText([coffee!, neither!, tea!]);
		await down(neither!).click();
		await expect(poll.getByRole('status')).toHaveText(`« ${neither} » n’est plus classée.`);
		await poll.getByRole('button', { name: 'Voter', exact: true }).click();

		await expect(poll.getByRole('region', { name: 'Résultats', exact: true })).toBeVisible();
		const tally = await countBallots(ctx, asked.id);
		expect(tally?.pairs?.visitor[1]).toEqual([1, 0, 1]);
	}
);
