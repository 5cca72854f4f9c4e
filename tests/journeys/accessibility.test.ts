import { AXE_RULES, axeOn, findingsOf, turn } from '../support/axe.ts';
import { inEachLanguage } from '../support/pages.ts';
import { expect, test } from '../support/people.ts';
import { everyPage, WALKS } from '../support/every-page.ts';

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
					const axe = axeOn(page).withTags(AXE_RULES);
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
