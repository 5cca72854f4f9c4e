import { offerFirstSteward } from '#lib/server/accounts/offer-first-steward.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { openPool } from '#lib/server/db/client.ts';
import { Secret } from '#lib/server/platform/secret.ts';
import { importFoundingArticle } from '#lib/server/publishing/import-founding-article.ts';
import { DEFAULT_LOCALE } from '#lib/rules/locale.ts';

/**
 * Gives an empty site what it starts with.
 *
 * @returns the token of the first steward's link while there is no steward
 */
export async function prepareSite(site: {
	url: string;
	secret: string;
	root: string;
}): Promise<string | null> {
	const pool = openPool(site.url, { max: 1, statementTimeout: 60_000 });
	const ctx: Ctx = {
		db: pool.db,
		secret: new Secret(site.secret),
		locale: DEFAULT_LOCALE,
		asker: null,
		network: null,
		visitorToken: null
	};
	try {
		await importFoundingArticle(ctx, site.root);
		return await offerFirstSteward(ctx);
	} finally {
		await pool.close();
	}
}
