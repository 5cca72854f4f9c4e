import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { aCrowd } from '../bursts.ts';
import { FOUNDING_ARTICLE, pollIn } from '../pages.ts';
import { expect } from '../people.ts';
import { asMember } from '../polls.ts';
import { aWholeArticle, type WholeArticle, type WholePoll } from '../whole-article.ts';
import type { Tour } from './tour.ts';

export async function* asVisitor({ page, ctx, language }: Tour, article: WholeArticle) {
	const { href, names } = language;
	await ctx.db.execute(sql`update poll set closes_at = now() + interval '3 days'
		where id = ${article.polls[0]!.id}`);
	for (const path of [
		...['/', FOUNDING_ARTICLE, '/tags/xen', '/about/method', '/about/decisions'],
		...['/about/changes', '/about/headlines', '/about/moderation', '/tags'],
		...['/?by=activity', '/archives', thisMonth(), '/archives/1999/12'],
		...['/login', '/signup', '/forgot']
	]) {
		await page.goto(href(path));
		yield `${path} for a visitor`;
	}
	await page.goto(href('/search?q=cage+libre'));
	yield 'a search';
	await page.goto(href('/search?q=cage&kind=articles&author=nobody-here'));
	await expect(page.getByRole('alert')).toBeVisible();
	yield 'a search that is refused';
	await page.goto(href('/forgot?sent=yes'));
	yield '/forgot, sent';
	await page.goto(href(`/polls/${article.polls[1]!.id}`));
	yield 'the page of a poll';
	await pollIn(page, article.polls[1]!.id, language).button('vote').click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield 'a refused ballot';
	await aCrowd(ctx, article.polls[0]!.id);
	await page.goto(href(`/polls/${article.polls[0]!.id}`));
	await page.getByRole('radio').first().check();
	await pollIn(page, article.polls[0]!.id, language).button('vote').click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield 'a ballot that asks for a calculation';
	const [, , ranked, score] = article.polls;
	await page.goto(href(`/polls/${ranked!.id}`));
	yield 'a ballot to rank on';
	for (const [index, { id }] of ranked!.options.entries()) {
		await page.locator(`#rank-${id}`).selectOption({ index: Math.min(index + 1, 2) });
	}
	await pollIn(page, ranked!.id, language).button('vote').click();
	await openAll(page);
	yield 'the result of rankings';
	await page.goto(href(`/polls/${ranked!.id}/data`));
	await expect(page.locator('blockquote')).toBeVisible();
	yield 'the data of a poll';
	await page.goto(href(`/polls/${score!.id}/data`));
	yield 'the data of a poll whose result is not shown yet';
	await page.goto(href(`/polls/${ranked!.id}/embed`));
	yield 'a poll for a frame';
	await page.goto(href(`/polls/${score!.id}`));
	yield 'a ballot to score on';
	await page.locator(`input[value="${score!.options[1]!.id}:4"]`).check();
	await pollIn(page, score!.id, language).button('vote').click();
	await openAll(page);
	yield 'the result of scores';
	for (const poll of [ranked!, article.polls[0]!]) {
		await page.goto(href(`/polls/${poll.id}/over-time`));
		yield `/polls/over-time, ${poll === ranked ? 'without shares' : 'before a vote'}`;
	}
	await followedForDays(ctx, article);
	const followed = pollIn(page, article.polls[1]!.id, language);
	await page.goto(href(`/polls/${article.polls[1]!.id}`));
	await followed.button('look').click();
	await expect(followed.results).toBeVisible();
	await openAll(page);
	yield 'a result with a spike';
	await page.goto(href(`/polls/${article.polls[1]!.id}/over-time`));
	await openAll(page);
	yield '/polls/over-time';

	yield* askedTwice({ page, ctx, language });
	yield* askedAgain({ page, ctx, language });

	await page.goto(href(FOUNDING_ARTICLE));
	const poll = page.locator('section.poll').first();
	await poll.getByRole('radio').first().check();
	await poll.getByRole('button', { name: names.vote, exact: true }).click();
	await expect(poll.getByRole('region', { name: names.results })).toBeVisible();
	await openAll(page);
	yield 'the founding article with a result';

	await page.goto(href('/signup'));
	await page.getByLabel(names.handle, { exact: true }).fill('a');
	await page.getByLabel(names.password, { exact: true }).fill('short');
	await page.getByRole('button', { name: names.signUp }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield 'a refused sign-up';

	await page.goto(href('/login'));
	await page.getByLabel(names.handle, { exact: true }).fill('nobody-here');
	await page.getByLabel(names.password, { exact: true }).fill('no such password');
	await page.locator('main').getByRole('button', { name: names.logIn }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield 'a refused login';

	await page.goto(href('/articles/nowhere'));
	yield '404';
	await page.goto(href('/%'));
	yield '400, before anybody’s language is known';
}

/** Before the answers, between them, and after both. */
async function* askedTwice({ page, ctx, language }: Pick<Tour, 'page' | 'ctx' | 'language'>) {
	const { locale, href } = language;
	const article = await aWholeArticle(ctx, ['single'], { asksTwice: true });
	const asked = article.polls[0]!;
	await page.goto(href(article.path));
	yield 'an article that asks before and after reading';
	const first = pollIn(page, asked.id, language, 'before');
	const last = pollIn(page, asked.id, language, 'after');
	await first.option(asked.options[0]![locale]).check();
	await first.button('vote').click();
	await expect(first.button('vote')).toHaveCount(0);
	yield 'between the two answers';
	await last.option(asked.options[1]![locale]).check();
	await last.button('vote').click();
	await expect(last.results).toBeVisible();
	await openAll(page);
	yield 'the moves between two answers';
	await page.goto(href(`/polls/${asked.id}`));
	yield 'the page of a poll that asks twice';
}

/** By the same method, by other ones, and where nothing may be shown yet. */
async function* askedAgain({ page, ctx, language }: Pick<Tour, 'page' | 'ctx' | 'language'>) {
	const { href } = language;
	const article = await aWholeArticle(ctx, ['single', 'single', 'ranked', 'score'], {
		isSeries: true
	});
	const [first, again] = article.polls as [WholePoll, WholePoll];
	await page.goto(href(`/polls/${first.id}/series`));
	yield '/polls/series, before a vote';
	for (const [place, { id, options }] of article.polls.entries()) {
		await ctx.db.execute(sql`update poll set results = 'always',
			opens_at = now() - make_interval(years => ${4 - place}::int) where id = ${id}`);
		for (let voter = 0; voter < 24; voter++) {
			const chosen = options[(voter + place) % 5 < 3 ? 0 : 1]!.id;
			await castBallot(asMember(ctx, 4_000_000 + voter), {
				pollId: id,
				optionIds: [chosen],
				values: place < 2 ? null : [1]
			});
		}
	}
	await page.goto(href(`/polls/${again.id}/series`));
	await expect(page.locator('svg')).not.toHaveCount(0);
	yield '/polls/series';
	await page.goto(href(`/polls/${again.id}`));
	yield 'the page of a poll that was asked before and again';
}

/** Days of ballots in the second poll, with one on which many came; as the database would have kept them. */
async function followedForDays(ctx: Tour['ctx'], { polls }: WholeArticle): Promise<void> {
	const [, { id, options }] = polls as [WholePoll, WholePoll];
	for (const [daysAgo, count] of [6, 9, 8, 30, 7, 5].entries()) {
		for (let index = 0; index < count; index++) {
			const voter = asMember(ctx, 3_000_000 + 100 * daysAgo + index);
			const chosen = options.filter((_, place) => (index + daysAgo) % (place + 2) < 2);
			await castBallot(voter, { pollId: id, optionIds: chosen.map((option) => option.id) });
		}
		for (const table of ['ballot', 'day_tally', 'option_day_tally']) {
			const day = sql.identifier(table === 'ballot' ? 'cast_on' : 'day');
			// In two steps, so that no row comes to where another one still is.
			for (const days of [10_000, -10_001]) {
				await ctx.db.execute(sql`update ${sql.identifier(table)} set ${day} = ${day} + ${days}::int
					where poll_id = ${id}`);
			}
		}
	}
}

/** The archive of a month in which something was published. */
function thisMonth(): string {
	const [year, month] = new Date(Date.now() - 30 * 24 * 60 * 60 * 1000).toISOString().split('-');
	return `/archives/${year}/${month}`;
}

/** Unfolds what is folded: what lies inside must be right as well. */
export const openAll = (page: Page) =>
	page.evaluate(() => {
		for (const details of document.querySelectorAll('details')) details.open = true;
	});
