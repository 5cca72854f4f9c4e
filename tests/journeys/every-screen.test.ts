import type { Page } from '@playwright/test';
import { overflowOf } from '../support/overflow.ts';
import { inEachLanguage } from '../support/pages.ts';
import { expect, test } from '../support/people.ts';
import { everyPage, WALKS } from '../support/every-page.ts';

const WIDTHS = [320, 360, 768, 1280];

inEachLanguage((language) => {
	for (const walk of WALKS) {
		test(
			`no page ${walk} scrolls sideways, and whatever can be pressed is seen, from 320 px on`,
			{ tag: '@once' },
			async ({ page, context, ctx, site }) => {
				test.setTimeout(600_000);
				for await (const name of everyPage({ page, context, ctx, site, language }, walk)) {
					for (const width of WIDTHS) {
						await page.setViewportSize({ width, height: 800 });
						expect.soft(await overflowOf(page), `${name} at ${width} px`).toEqual([]);
						expect.soft(await unseenTargetsOf(page), `${name} at ${width} px`).toEqual([]);
					}
				}
			}
		);
	}
});

/** Links, buttons and fields that are drawn too small to press, or outside of the page. */
const unseenTargetsOf = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const targets = document.querySelectorAll<HTMLElement>(
			'a[href], button, input:not([type=hidden]), textarea, select, summary'
		);
		return [...targets]
			.filter((target) => !target.matches('.visually-hidden, [hidden]') && target.checkVisibility())
			.filter((target) => {
				const box = target.getBoundingClientRect();
				const isOutside = box.right > innerWidth + 1 || box.left < -1;
				return box.width < 8 || box.height < 12 || isOutside;
			})
			.map((target) => target.outerHTML.slice(0, 100));
	});
