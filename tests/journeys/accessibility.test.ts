import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { inEachLanguage } from '../support/pages.ts';
import { expect, test } from '../support/people.ts';
import { everyPage, WALKS } from '../support/every-page.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

inEachLanguage((language) => {
	const { locale } = language;

	for (const walk of WALKS) {
		test(
			`axe finds nothing on any page ${walk}`,
			{ tag: '@script' },
			async ({ page, context, isMobile, ctx, site }) => {
				test.skip(isMobile && locale === 'en', 'the longer words of French are enough on a phone');
				test.setTimeout(900_000);
				for await (const name of everyPage({ page, context, ctx, site, language }, walk)) {
					await turn(page, 'light');
					const axe = axeOn(page).withTags(RULES);
					// Colours are the same in both languages; to look at them takes most of the time.
					if (locale === 'en') axe.disableRules(['color-contrast']);
					expect.soft(await findingsOf(axe), name).toEqual([]);
					if (locale === 'en' || isMobile) continue;
					// Nothing but colours is different in the dark.
					await turn(page, 'dark');
					const dark = await findingsOf(axeOn(page).withRules(['color-contrast']));
					expect.soft(dark, `${name}, dark`).toEqual([]);
				}
			}
		);
	}
});

/** Colours fade from one to the other; what is drawn meanwhile nobody has to read. */
async function turn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
	await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
	await page.evaluate(async () => {
		const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
		await frame();
		await frame();
		await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
	});
}

/** No page has frames, and nobody reads what passed: to gather both takes most of its time. */
const axeOn = (page: Page) =>
	new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);

async function findingsOf(axe: AxeBuilder) {
	const { violations } = await axe.analyze();
	return violations.map(({ id, help, nodes }) => ({
		id,
		help,
		nodes: nodes
			.slice(0, 3)
			.map(({ target, failureSummary }) => `${String(target)}: ${failureSummary}`)
	}));
}
