import type { Ctx } from '#lib/server/ctx.ts';
import { siteSettings } from '#lib/server/platform/tables.ts';

let networks = 0;

/** Another one each time: what is measured is the vote, not its limit. */
export function anotherNetwork(): string {
	const n = ++networks;
	return `${1 + ((n >> 16) % 220)}.${(n >> 8) & 255}.${n & 255}.7`;
}

/** All at once voters are a burst; what is measured is the vote, not what a browser calculates before. */
export async function letArrivalsPass(ctx: Ctx): Promise<void> {
	await ctx.db
		.insert(siteSettings)
		.values({ key: 'freeArrivals', value: '0' })
		.onConflictDoNothing();
}
