import { AxeBuilder } from '@axe-core/playwright';
import { inEachLanguage } from '../support/pages.ts';
import { expect, test } from '../support/people.ts';
import { everyPage } from '../support/every-page.ts';

/** axe waits for the page's own clock, which stands still without script. */
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'axe is a script');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

inEachLanguage((language) => {
	const { locale } = language;

	test('axe finds nothing on any page, light and dark', async ({
		page,
		context,
		isMobile,
		ctx,
		site
	}) => {
		test.skip(isMobile && locale === 'en', 'the longer words of French are enough on a phone');
		test.setTimeout(180_000);
		for await (const name of everyPage({ page, context, ctx, site, language })) {
			await page.emulateMedia({ colorScheme: 'light' });
			const light = await findingsOf(new AxeBuilder({ page }).withTags(RULES));
			expect.soft(light, name).toEqual([]);
			// Nothing but colours is different in the dark.
			await page.emulateMedia({ colorScheme: 'dark' });
			const dark = await findingsOf(new AxeBuilder({ page }).withRules(['color-contrast']));
			expect.soft(dark, `${name}, dark`).toEqual([]);
		}
	});
});

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
