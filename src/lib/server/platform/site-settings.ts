import {
	FIRST_SETTINGS,
	judgeSettings,
	textsOf,
	type SiteSettings
} from '../../rules/site-settings.ts';
import type { Ctx } from '../ctx.ts';
import { siteSettings } from './tables.ts';

/** What the site's stewards chose, and what it begins with where they chose nothing. */
export async function readSiteSettings(ctx: Ctx): Promise<SiteSettings> {
	const rows = await ctx.db.select().from(siteSettings);
	const chosen = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
	const judged = judgeSettings({ ...textsOf(FIRST_SETTINGS), ...chosen });
	if (!judged.ok) throw new Error(`settings in the database are wrong: ${judged.wrong.join(', ')}`);
	return judged.settings;
}
