import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Colours fade from one to the other; what is drawn meanwhile nobody has to read. */
export async function turn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
	await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
	await page.evaluate(async () => {
		const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
		await frame();
		await frame();
		await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
	});
}

/** No page has frames, and nobody reads what passed: to gather both takes most of its time. */
export const axeOn = (page: Page) =>
	new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);

export async function findingsOf(axe: AxeBuilder) {
	const { violations } = await axe.analyze();
	return violations.map(({ id, help, nodes }) => ({
		id,
		help,
		nodes: nodes
			.slice(0, 3)
			.map(({ target, failureSummary }) => `${String(target)}: ${failureSummary}`)
	}));
}
