import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { inEachLanguage } from '../support/pages.ts';
import { expect, test } from '../support/people.ts';
import { everyPage } from '../support/every-page.ts';

/** axe waits for the page's own clock, which stands still without script. */
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'axe is a script');

inEachLanguage((language) => {
	test('axe finds nothing on any page, light and dark', async ({ page, context, ctx, site }) => {
		test.setTimeout(120_000);
		const visits = everyPage({ page, context, ctx, site, language });
		for await (const name of visits) {
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme });
				expect.soft(await findingsOf(page), `${name}, ${colorScheme}`).toEqual([]);
			}
		}
	});
});

async function findingsOf(page: Page) {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	return violations.map(({ id, help, nodes }) => ({
		id,
		help,
		nodes: nodes
			.slice(0, 3)
			.map(({ target, failureSummary }) => `${String(target)}: ${failureSummary}`)
	}));
}
