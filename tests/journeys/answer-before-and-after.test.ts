import { castBallot } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { asMember, asVisitor, closeIn } from '../support/polls.ts';
import { inEachLanguage, languageOf, pollIn } from '../support/pages.ts';
import { becomeMember, expect, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { locale, href, text } = language;
	const words = text.twice;

	test('a visitor answers before reading, reads, answers again, and only then sees who changed', async ({
		page,
		ctx
	}) => {
		const article = await aWholeArticle(ctx, ['single'], { asksTwice: true });
		const asked = article.polls[0]!;
		const [tea, coffee] = asked.options;
		for (let other = 0; other < 3; other++) {
			const voter = asVisitor(ctx, `reader ${asked.id} ${other}`);
			for (const turn of ['before', 'after'] as const) {
				await castBallot(voter, { pollId: asked.id, optionIds: [coffee!.id], turn });
			}
		}
		const first = pollIn(page, asked.id, language, 'before');
		const last = pollIn(page, asked.id, language, 'after');
		await page.goto(href(article.path));
		await expect(page.getByRole('region', { name: words.title.before })).toBeVisible();
		const places = await Promise.all(
			[first.all, page.locator('.lede'), page.locator('.body'), last.all].map(async (part) => {
				const box = await part.boundingBox();
				return box!.y;
			})
		);
		expect(places).toEqual(places.toSorted((a, b) => a - b));
		for (const form of [first, last]) {
			await expect(form.all.getByRole('group', { name: asked.question[locale] })).toBeVisible();
		}
		await expect(first.button('look')).toHaveCount(0);

		await first.option(tea![locale]).check();
		await first.button('vote').click();
		await expect(first.all).toContainText(words.first(tea![locale]));
		await expect(first.all.getByRole('radio')).toHaveCount(0);
		await expect(last.results).toHaveCount(0);
		await expect(last.all).toContainText(words.again);
		// Nothing is marked: the same answer is given as any other.
		await expect(last.all.locator(':checked')).toHaveCount(0);

		await last.option(coffee![locale]).check();
		await last.button('vote').click();
		await expect(last.results).toBeVisible();
		const moves = last.results.getByRole('region', { name: words.moves.title });
		await expect(moves).toContainText(
			locale === 'fr'
				? /4 visiteurs ont répondu avant de lire.; 4 ont répondu de nouveau à la fin/
				: '4 visitors answered before reading; 4 answered again at the end'
		);
		await expect(moves).toContainText(
			locale === 'fr' ? '1 sur 4 a donné une autre réponse' : '1 of 4 gave another answer'
		);
		await expect(moves).not.toContainText('%');
		await expect(moves).toContainText(words.moves.notWhy);
		const header = page.getByRole('rowheader', { name: `A · ${tea![locale]}` });
		const row = moves.getByRole('row').filter({ has: header });
		await expect(row.getByRole('cell')).toHaveText(['0', '1', '0', '1', '1']);
		await expect(last.button('change')).toBeVisible();
		await expect(last.option(coffee![locale])).toBeChecked();

		const tally = (await countBallots(ctx, asked.id))!;
		expect(tally.ballots.visitor).toBe(4);
		expect(tally.moves?.visitor[0]![1]).toBe(1);

		await last.button('withdraw').click();
		await expect(last.button('vote')).toBeVisible();
		expect((await countBallots(ctx, asked.id))!.moves?.visitor[0]![1]).toBe(0);
	});

	test('a member may see the results without answering again, and counts as informed', async ({
		page,
		context,
		ctx,
		site
	}) => {
		await becomeMember(context, site.origin);
		const article = await aWholeArticle(ctx, ['single'], { asksTwice: true });
		const asked = article.polls[0]!;
		const first = pollIn(page, asked.id, language, 'before');
		const last = pollIn(page, asked.id, language, 'after');
		await page.goto(href(article.path));
		await first.option(asked.options[0]![locale]).check();
		await first.button('vote').click();
		await expect(first.all).toContainText(words.untilThen);

		await last.all.getByRole('button', { name: words.look, exact: true }).click();
		await expect(last.results).toContainText(text.poll.informed('1', '0'));
		await expect(last.results).toContainText(
			locale === 'fr' ? 'personne n’a encore répondu de nouveau' : 'nobody has answered again'
		);
		await last.option(asked.options[1]![locale]).check();
		await last.button('change').click();
		await expect(last.results.locator('li', { hasText: text.poll.yours })).toContainText(
			asked.options[1]![locale]
		);
		const tally = (await countBallots(ctx, asked.id))!;
		expect([tally.ballots.member, tally.informed.member]).toEqual([1, 1]);
		expect(tally.moves?.member.flat().every((ballots) => ballots === 0)).toBe(true);
	});

	test('who skips the first question answers once, at the end', async ({ page, ctx }) => {
		const article = await aWholeArticle(ctx, ['single'], { asksTwice: true });
		const asked = article.polls[0]!;
		const last = pollIn(page, asked.id, language, 'after');
		await page.goto(href(article.path));
		await last.option(asked.options[2]![locale]).check();
		await last.button('vote').click();
		await expect(last.results).toBeVisible();
		await expect(pollIn(page, asked.id, language, 'before').all).toContainText(words.atTheEnd);
		expect(await countBallots(ctx, asked.id)).toMatchObject({
			ballots: { visitor: 1 },
			answeredBefore: { visitor: 0 }
		});
	});

	test(
		'a first answer that is sent again from an old page changes nothing and says so',
		{ tag: '@wide' },
		async ({ page, context, ctx }) => {
			const article = await aWholeArticle(ctx, ['single'], { asksTwice: true });
			const asked = article.polls[0]!;
			const [tea, coffee] = asked.options;
			const old = await context.newPage();
			await old.goto(href(article.path));
			const first = pollIn(page, asked.id, language, 'before');
			await page.goto(href(`/polls/${asked.id}`));
			await first.option(tea![locale]).check();
			await first.button('vote').click();
			await expect(first.all).toContainText(words.first(tea![locale]));

			const late = pollIn(old, asked.id, language, 'before');
			await late.option(coffee![locale]).check();
			await late.button('vote').click();
			await expect(old.getByRole('alert')).toHaveText(text.poll.refusal['answered-before']);
			await expect(old.getByText(words.first(tea![locale]))).toBeVisible();
		}
	);

	test(
		'once it is closed, everybody sees the moves of many, with percentages and a test',
		{ tag: '@wide' },
		async ({ page, ctx }) => {
			const article = await aWholeArticle(ctx, ['single'], { asksTwice: true });
			const asked = article.polls[0]!;
			const [tea, coffee] = asked.options.map(({ id }) => id);
			for (let index = 0; index < 24; index++) {
				const voter = asMember(ctx, 900_000 + asked.id * 100 + index);
				const to = index < 9 ? coffee! : tea!;
				const pollId = asked.id;
				await castBallot(voter, { pollId, optionIds: [tea!], turn: 'before' });
				await castBallot(voter, { pollId, optionIds: [to], turn: 'after' });
			}
			await closeIn(ctx, asked.id, -1);
			await page.goto(href(article.path));
			await expect(pollIn(page, asked.id, language, 'before').all).toContainText(words.atTheEnd);
			const { results } = pollIn(page, asked.id, language, 'after');
			await expect(results).toContainText(
				locale === 'fr'
					? /9 sur 24 \(38.% de ceux qui ont répondu deux fois\) ont donné une autre réponse/
					: '9 of 24 (38% of those who answered twice) gave another answer'
			);
			// 2 × ½⁹ = 0.0039.
			await expect(results).toContainText(
				locale === 'fr'
					? /4 fois sur 1.000 \(test exact de McNemar, p = 0,004\)/
					: '4 times in 1,000 (exact McNemar test, p = 0.004)'
			);
			await expect(results).toContainText(words.moves.rare);
		}
	);
});

test(
	'an author asks before and after reading, sees both in the preview, and cannot show results in between',
	{ tag: '@wide' },
	async ({ page, context, site }) => {
		const { text } = languageOf('fr');
		const words = text.write;
		await becomeMember(context, site.origin);
		await page.goto('/articles/new');
		await page.getByLabel(words.title, { exact: true }).fill('Avant, après');
		await page.getByRole('button', { name: words.addPoll }).click();
		await page.getByRole('button', { name: words.addPoll }).click();
		const twice = page.getByLabel(text.twice.write.ask);
		// Only the first poll stands beside the lede.
		await expect(twice).toHaveCount(1);
		await page.getByLabel(words.question, { exact: true }).first().fill('Faut-il lire ?');
		await twice.check();
		await page.getByLabel(words.visibilities.always).first().check();
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page.getByText(words.problem['shown-between'])).toBeVisible();
		await expect(twice).toBeChecked();

		await page.getByLabel(words.visibilities['after-vote']).first().check();
		await page.getByRole('button', { name: words.preview }).first().click();
		await expect(page.getByText(text.twice.title.before)).toBeVisible();
		await expect(page.getByText(text.twice.title.after)).toBeVisible();
		await expect(page.getByRole('heading', { name: 'Faut-il lire ?' })).toHaveCount(2);
	}
);
