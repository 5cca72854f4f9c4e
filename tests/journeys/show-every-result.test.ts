import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { LOCALES } from '#lib/rules/locale.ts';
import { plural } from '#lib/text/format.ts';
import { AXE_RULES, axeOn, findingsOf, turn } from '../support/axe.ts';
import {
	anArticleOfResults,
	multiplyBallots,
	RESULTS,
	WIDEST,
	type AskedResult
} from '../support/every-result.ts';
import { overflowOf } from '../support/overflow.ts';
import { languageOf, pollIn, type Language } from '../support/pages.ts';
import { expect, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';
import { openAll } from '../support/walks/visitor.ts';

// `SCREENS=folder playwright test show-every-result --project desktop` leaves pictures to look at.
const SCREENS = process.env['SCREENS'];

for (const ballots of [0, 1, 19, 20, 100_000]) {
	test(
		`every result of ${ballots} ballots says so, beside every figure its count, in both themes and languages`,
		{ tag: '@once' },
		async ({ page, ctx }) => {
			const isMany = ballots > 100;
			const article = await anArticleOfResults(ctx, {
				ballots: isMany ? 100 : ballots,
				kinds: isMany ? [...RESULTS, WIDEST] : RESULTS
			});
			if (isMany) await multiplyBallots(ctx, article.id, ballots / 100);
			for (const language of LOCALES.map(languageOf)) {
				await page.setViewportSize({ width: 1280, height: 800 });
				await page.goto(language.href(article.path));
				await openAll(page);
				await areNamedApart(page, language, article.results.length);
				for (const asked of article.results) await tells(page, asked, { ballots, language });
				await photograph(page, article.results, { ballots, language });
				// The longer words of French are enough.
				if (language.locale === 'fr') await isAccessible(page);
				for (const width of [320, 360]) {
					await page.setViewportSize({ width, height: 800 });
					expect.soft(await overflowOf(page), `at ${width} px`).toEqual([]);
					expect.soft(await collisionsIn(page), `at ${width} px`).toEqual([]);
				}
			}
		}
	);
}

test(
	'on paper a result has its tables unfolded, and its question without the fields of the ballot',
	{ tag: '@once' },
	async ({ page, ctx }) => {
		const { path: address, results } = await anArticleOfResults(ctx, { ballots: 20 });
		await page.goto(address);
		await page.emulateMedia({ media: 'print' });
		for (const { id, kind, asksTwice } of results) {
			const poll = pollIn(page, id, languageOf('fr'), asksTwice ? 'after' : undefined);
			await expect(poll.all.getByRole('heading', { level: 2 }), kind).toBeVisible();
			await expect(poll.all.locator('.choices'), kind).toBeHidden();
			for (const table of await poll.results.locator('table').all()) {
				await expect(table, kind).toBeVisible();
			}
		}
	}
);

test(
	'a result that joins another one is named by its question, too, the first one never',
	{ tag: '@wide' },
	async ({ page, ctx }) => {
		const article = await aWholeArticle(ctx, ['single', 'approval']);
		const french = languageOf('fr');
		const [first, second] = article.polls.map(({ id, options, question }) => {
			const { button, option, results } = pollIn(page, id, french);
			const vote = async () => {
				await option(options[0]!.fr).check();
				await button('vote').click();
			};
			return { results, vote, question: question.fr };
		});
		await page.goto(article.path);

		await second!.vote();
		await expect(second!.results).toHaveAccessibleName(french.names.results);
		await first!.vote();
		await expect(first!.results).toHaveAccessibleName(french.names.results);
		await expect(second!.results).toHaveAccessibleName(
			`${french.names.results} ${second!.question}`
		);
	}
);

async function isAccessible(page: Page): Promise<void> {
	await turn(page, 'light');
	expect.soft(await findingsOf(axeOn(page).withTags(AXE_RULES)), 'light').toEqual([]);
	await turn(page, 'dark');
	const colours = axeOn(page).withRules(['color-contrast']);
	expect.soft(await findingsOf(colours), 'dark').toEqual([]);
}

async function areNamedApart(page: Page, { names }: Language, count: number): Promise<void> {
	const results = page.getByRole('region', { name: names.results });
	await expect(results).toHaveCount(count);
	await expect(page.getByRole('region', { name: names.results, exact: true })).toHaveCount(1);
	await expect(results.first()).toHaveAccessibleName(names.results);
}

/** What each result owes its reader, whatever its type. */
async function tells(
	page: Page,
	{ kind, id, method, options, asksTwice, end }: AskedResult,
	{ ballots, language }: { ballots: number; language: Language }
): Promise<void> {
	const { locale, text } = language;
	const { all, results } = pollIn(page, id, language, asksTwice ? 'after' : undefined);
	// Whoever votes where everybody sees the result is not counted as informed, and not told so.
	if (!end) await expect(all, kind).toContainText(text.poll.always);
	if (ballots === 0) {
		await expect(results, kind).toContainText(end ? text.poll.nobody : text.poll.nobodyYet);
		await expect(results.locator('svg'), kind).toHaveCount(0);
	} else {
		for (const of of ['member', 'visitor'] as const) {
			const said = plural(locale, ballots, text.poll.ballotsOf[of]);
			await expect(results, kind).toContainText(said);
		}
		expect(await chartsWithoutTable(results), kind).toBe(0);
		await expect(results.locator('.figures:not(:has(.number))'), kind).toHaveCount(0);
		await expect(results.locator('tbody').first().getByRole('row'), kind).toHaveCount(options);
	}
	if (ballots < 20) await expect(results, kind).not.toContainText('%');
	else if (method === 'single' || method === 'approval') {
		await expect(results, kind).toContainText('%');
	}
}

/** Pictures that no table of their own part of the result follows. */
const chartsWithoutTable = (results: Locator): Promise<number> =>
	results.evaluate((result) => {
		const charts = [...result.querySelectorAll('svg')].filter((svg) => !svg.closest('.key'));
		return charts.filter((svg) => {
			const figure = svg.closest('figure');
			const part = figure?.closest('details') ?? figure ?? result;
			return part.querySelector('table') === null;
		}).length;
	});

/** Figures that are wider than their place, and labels of a chart that stand on each other or outside of it. */
const collisionsIn = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const tooWide = [...document.querySelectorAll<HTMLElement>('.figures > *')]
			.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
			.map(({ textContent }) => `too wide: ${textContent}`);
		const charts = [...document.querySelectorAll('figure > svg')];
		const labels = charts.flatMap((svg) => {
			const frame = svg.getBoundingClientRect();
			const boxes = [...svg.querySelectorAll('text')].map((label) => ({
				text: label.textContent,
				box: label.getBoundingClientRect()
			}));
			const outside = boxes.filter(
				({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1
			);
			const touching = boxes.filter(({ box }, index) =>
				boxes
					.slice(index + 1)
					.some(
						({ box: other }) =>
							Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 &&
							Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 5
					)
			);
			return [...outside, ...touching].map(({ text }) => `in a chart: ${text}`);
		});
		return [...tooWide, ...labels];
	});

async function photograph(
	page: Page,
	results: AskedResult[],
	{ ballots, language }: { ballots: number; language: Language }
): Promise<void> {
	if (!SCREENS) return;
	for (const theme of ['light', 'dark'] as const) {
		await turn(page, theme);
		for (const width of [360, 1280]) {
			await page.setViewportSize({ width, height: 800 });
			for (const { kind, id, asksTwice } of results) {
				const name = [kind, ballots, language.locale, theme, width].join(' ').replaceAll(' ', '-');
				const { results: result } = pollIn(page, id, language, asksTwice ? 'after' : undefined);
				await result.screenshot({ path: path.join(SCREENS, `${name}.png`) });
			}
		}
	}
	await turn(page, 'light');
}
