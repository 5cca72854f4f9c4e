import { LOCALES } from '#lib/rules/locale.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { closeIn } from '../support/polls.ts';
import { FOUNDING_ARTICLE, inEachLanguage, languageOf, pollIn } from '../support/pages.ts';
import { expect, fromElsewhere, somebodyElse, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { locale, href, names, text } = language;

	test('the founding article says what it asks before it asks, and where to read on', async ({
		page
	}) => {
		await page.goto(href(FOUNDING_ARTICLE));

		const title = {
			fr: 'Mettriez-vous votre système libre dans une cage propriétaire ?',
			en: 'Would you put your free OS in a proprietary cage?'
		}[locale];
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		await expect(page.getByText('LinuxFr.org, 2006')).toBeVisible();

		const question = {
			fr: /Mettriez-vous votre système libre préféré dans une cage/,
			en: /Would you put your favourite free operating system in a cage/
		}[locale];
		const ballot = page.getByRole('group', { name: question });
		await expect(ballot.getByRole('radio')).toHaveCount(5);
		const places = await Promise.all(
			[page.locator('.lede'), ballot, page.locator('.body')].map((part) => part.boundingBox())
		);
		const [lede, ask, body] = places.map((box) => box!);
		expect(lede!.y + lede!.height).toBeLessThanOrEqual(ask!.y);
		expect(ask!.y + ask!.height).toBeLessThanOrEqual(body!.y);

		for (const family of {
			fr: [/émulateurs ou machines virtuelles/, /hyperviseurs-like/, /émulateurs d.OS/],
			en: [/Emulators, or virtual machines/, /Hypervisor-like systems/, /OS-level emulators/]
		}[locale]) {
			await expect(page.getByRole('heading', { name: family })).toBeVisible();
		}
		const reading = page.getByRole('region', { name: names.furtherReading });
		await expect(reading.getByRole('listitem')).toContainText([
			/VDS/,
			/DLFP : Xen/,
			/QEmu 0\.8/,
			/VMWare/,
			/Virtual Server 2005 R2/,
			/UML/
		]);
		const isTranslation = page.getByText(text.article.translationNote);
		await expect(isTranslation).toHaveCount(locale === 'en' ? 1 : 0);
	});

	test('the contents lead to the three families', async ({ page, isMobile }) => {
		await page.goto(href(FOUNDING_ARTICLE));
		const folded = page.locator('summary', { hasText: text.article.contents });
		if (isMobile) await folded.click();
		const contents = isMobile
			? page.locator('details', { has: folded })
			: page.getByRole('navigation', { name: text.article.contents });

		await contents.getByRole('link', { name: /Hypervis/i }).click();

		await expect(page.getByRole('heading', { name: /hypervis/i })).toBeInViewport();
	});

	test('a visitor votes, changes the vote and takes it back', async ({ page, ctx }) => {
		const article = await aWholeArticle(ctx);
		const [asked] = article.polls;
		const [tea, coffee] = asked!.options;
		const poll = pollIn(page, asked!.id, language);
		await page.goto(href(article.path));
		await expect(poll.results).toHaveCount(0);

		await poll.option(tea![locale]).check();
		await poll.button('vote').click();
		await expect(poll.results).toBeVisible();
		await expect(poll.results).toContainText(names.notASample);
		await expect(poll.results).not.toContainText('%');
		const mine = poll.results.locator('li', { hasText: text.poll.yours });
		await expect(mine).toContainText(tea![locale]);

		await poll.option(coffee![locale]).check();
		await poll.button('change').click();
		await expect(mine).toContainText(coffee![locale]);
		expect((await countBallots(ctx, asked!.id))?.ballots).toEqual({ member: 0, visitor: 1 });

		await poll.button('withdraw').click();
		await expect(poll.button('vote')).toBeVisible();
		expect((await countBallots(ctx, asked!.id))?.ballots).toEqual({ member: 0, visitor: 0 });

		await page.goto(href(article.path));
		await expect(mine).toHaveCount(0);
		await expect(poll.option(coffee![locale])).not.toBeChecked();
	});

	test('who looks at the results without voting may still vote, as somebody informed', async ({
		page,
		ctx
	}) => {
		const article = await aWholeArticle(ctx);
		const [asked] = article.polls;
		const poll = pollIn(page, asked!.id, language);
		await page.goto(href(article.path));

		await poll.button('look').click();
		await expect(poll.results).toBeVisible();
		await expect(poll.results).toContainText(text.poll.viewers('0', '1'));
		await expect(poll.button('look')).toHaveCount(0);

		await poll.option(asked!.options[2]![locale]).check();
		await poll.button('vote').click();
		await expect(poll.button('change')).toBeVisible();
		await expect(poll.results).toContainText(text.poll.informed('0', '1'));
	});

	test('where several answers are possible, all are counted and none is refused', async ({
		page,
		ctx
	}) => {
		const article = await aWholeArticle(ctx, ['single', 'approval']);
		const asked = article.polls[1]!;
		const poll = pollIn(page, asked.id, language);
		await page.goto(href(article.path));

		await poll.button('vote').click();
		await expect(page.getByRole('alert')).toHaveText(text.poll.refusal['choose-some']);

		const again = pollIn(page, asked.id, language);
		await again.option(asked.options[0]![locale]).check();
		await again.option(asked.options[2]![locale]).check();
		await again.button('vote').click();
		await expect(again.results.locator('li', { hasText: text.poll.yours })).toHaveCount(2);
		const tally = await countBallots(ctx, asked.id);
		expect(tally?.ballots.visitor).toBe(1);
		expect(tally?.options.map(({ ballots }) => ballots.visitor)).toEqual([1, 0, 1]);
	});

	test(
		'the current question is answered on the front page',
		{ tag: '@wide' },
		async ({ page, ctx }) => {
			const asked = await currentPoll(ctx);
			const poll = pollIn(page, asked, language);
			await page.goto(href('/'));
			await poll.all.getByRole('radio').first().check();

			await poll.button('vote').click();

			await expect(poll.results).toBeVisible();
			expect(new URL(page.url()).pathname).toBe(href('/'));
		}
	);

	test(
		'a vote that comes after the close changes nothing and says so',
		{ tag: '@wide' },
		async ({ page, ctx }) => {
			const article = await aWholeArticle(ctx);
			const [asked] = article.polls;
			const poll = pollIn(page, asked!.id, language);
			await page.goto(href(article.path));
			await poll.option(asked!.options[0]![locale]).check();
			await closeIn(ctx, asked!.id, -1);

			await poll.button('vote').click();

			await expect(page.getByText(text.poll.refusal.closed)).toBeVisible();
			expect((await countBallots(ctx, asked!.id))?.ballots.visitor).toBe(0);
		}
	);
});

test(
	'before voting, no address tells more after one answer than after another',
	{ tag: '@once' },
	async ({ page, browser, ctx, request }) => {
		const pollId = await currentPoll(ctx);
		const voter = await somebodyElse(browser);
		const poll = pollIn(voter, pollId, languageOf('fr'));
		const stranger = { headers: { ...fromElsewhere(), 'accept-language': 'fr' } };
		const addresses = LOCALES.flatMap((locale) =>
			['/', FOUNDING_ARTICLE, `/polls/${pollId}`].flatMap((path) => {
				const data = `${path === '/' ? '' : path}/__data.json`;
				return [languageOf(locale).href(path), languageOf(locale).href(data)];
			})
		);
		const readAll = async () => {
			const bodies: Record<string, string> = {};
			for (const address of addresses) {
				// Past the shared pages, which may lag; what is asked for comes back in the page.
				const past = `past=${Math.random()}`;
				const answer = await request.get(`${address}?${past}`, stranger);
				expect(answer.status(), address).toBe(200);
				bodies[address] = (await answer.text()).replaceAll(past, '');
			}
			return bodies;
		};

		await voter.goto(FOUNDING_ARTICLE);
		await poll.all.getByRole('radio').nth(1).check();
		await poll.button('vote').click();
		await expect(poll.results).toBeVisible();
		const afterOne = await readAll();
		await poll.all.getByRole('radio').nth(3).check();
		await poll.button('change').click();
		await expect(poll.results.locator('li').nth(3)).toHaveClass(/mine/);
		const afterAnother = await readAll();

		expect(afterAnother).toEqual(afterOne);
		await page.goto(FOUNDING_ARTICLE);
		for (const { names } of LOCALES.map(languageOf)) {
			await expect(page.getByRole('region', { name: names.results })).toHaveCount(0);
		}
	}
);

async function currentPoll(ctx: Parameters<typeof countBallots>[0]): Promise<number> {
	const [row] = await ctx.db.execute<{ id: number }>(
		`select id::int from poll order by article_id, position limit 1`
	);
	return row!.id;
}
