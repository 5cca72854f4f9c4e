import { sql } from 'drizzle-orm';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { formatPercent } from '#lib/text/format.ts';
import { inEachLanguage, pollIn } from '../support/pages.ts';
import { expect, test } from '../support/people.ts';
import { asMember } from '../support/polls.ts';
import { aWholeArticle, type WholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { locale, href, text } = language;
	const words = text.history;

	test('a day on which many voted is marked in words and in the table, and each answer can be followed', async ({
		page,
		ctx
	}) => {
		const article = await aWholeArticle(ctx);
		const [{ id, options }] = article.polls as [WholeArticle['polls'][number]];
		await page.goto(href(`/polls/${id}/over-time`));
		await expect(page.getByText(words.hidden)).toBeVisible();

		// A few, a crowd with another opinion, and somebody today.
		await castOn(ctx, article, { daysAgo: 3, count: 4, place: 0 });
		await castOn(ctx, article, { daysAgo: 2, count: 3, place: 0 });
		await castOn(ctx, article, { daysAgo: 1, count: 22, place: 1 });
		await castOn(ctx, article, { daysAgo: 0, count: 1, place: 1 });
		expect(await findMiscount(ctx, id)).toBeNull();

		await page.goto(href(`/polls/${id}`));
		const poll = pollIn(page, id, language);
		await poll.button('look').click();
		const tables = poll.results.getByRole('table', { includeHidden: true });
		await expect(tables.first()).toBeHidden();
		await page.emulateMedia({ media: 'print' });
		// On paper nobody unfolds anything.
		for (const table of await tables.all()) await expect(table).toBeVisible();
		await page.emulateMedia({ media: 'screen' });
		await poll.results.getByText(text.poll.overTime, { exact: true }).first().click();
		// The chart says in a sentence what it shows.
		await expect(poll.results.locator('.result-time figure')).toContainText(
			text.poll.ballotsOf.member.other.replace('#', '30')
		);
		const many = text.poll.ballotsOf.member.other.replace('#', '22');
		await expect(poll.results.getByRole('listitem').filter({ hasText: many })).toBeVisible();
		await expect(poll.results.locator('td em')).toHaveText(words.mark);
		await expect(poll.results.getByText(words.dashed)).toBeVisible();

		await poll.results.getByRole('link', { name: words.link }).click();
		await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
		await expect(page.getByText(words.denominator.single)).toBeVisible();
		const total = page.getByRole('region', {
			name: text.poll.ballotsOf.member.other.replace('#', '30')
		});
		await expect(total.getByRole('figure')).toHaveCount(options.length);
		const part = words.part(formatPercent(locale, 7 / 30), '7', '30');
		await expect(total.getByRole('figure').first()).toContainText(words.went(part, part));
		await total.getByText(text.poll.table, { exact: true }).click();
		const rows = total.locator('tbody tr');
		// The first days are too few for a percentage, the last ballot for a day of its own.
		await expect(rows).toHaveCount(1);
		await expect(rows.first()).toContainText('30');
		await expect(rows.locator('em')).toHaveText(words.mark);
		await expect(total.getByRole('listitem').filter({ hasText: many })).toBeVisible();
		await expect(total.locator('path.spike')).toHaveCount(options.length);
		await expect(rows.first()).toContainText(locale === 'fr' ? '7 (23 %)' : '7 (23%)');
		await page.getByRole('link', { name: text.poll.article }).click();
		await expect(page).toHaveURL(new RegExp(`#poll-${id}$`));
	});
});

/** Members who voted so many days ago for the option at this place. */
async function castOn(
	ctx: Ctx,
	article: WholeArticle,
	{ daysAgo, count, place }: { daysAgo: number; count: number; place: number }
): Promise<void> {
	const [{ id, options }] = article.polls as [WholeArticle['polls'][number]];
	for (let index = 0; index < count; index++) {
		const voter = asMember(ctx, 2_000_000 + 100 * daysAgo + index);
		await castBallot(voter, { pollId: id, optionIds: [options[place]!.id] });
	}
	for (const [table, day] of [
		['ballot', 'cast_on'],
		['day_tally', 'day'],
		['option_day_tally', 'day']
	] as const) {
		await ctx.db.execute(sql`update ${sql.identifier(table)}
			set ${sql.identifier(day)} = current_date - ${daysAgo}::int
			where poll_id = ${id} and ${sql.identifier(day)} = current_date`);
	}
}
