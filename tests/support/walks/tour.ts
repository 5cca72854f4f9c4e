import type { BrowserContext, Page } from '@playwright/test';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Language } from '../pages.ts';

export type Tour = {
	page: Page;
	context: BrowserContext;
	ctx: Ctx;
	site: { origin: string };
	language: Language;
};
