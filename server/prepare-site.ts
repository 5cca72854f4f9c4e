import { offerFirstSteward } from '#lib/server/accounts/offer-first-steward.ts';
import { siteCtx } from '#lib/server/ctx.ts';
import { openPool } from '#lib/server/db/client.ts';
import { keepSecret } from '#lib/server/platform/keep-secret.ts';
import { Secret } from '#lib/server/platform/secret.ts';
import { importFoundingArticle } from '#lib/server/publishing/import-founding-article.ts';

/**
 * Gives an empty site what it starts with.
 *
 * @throws {OtherSecret} when the database was written with another secret
 * @returns the token of the first steward's link while there is no steward
 */
export async function prepareSite(site: {
	url: string;
	secret: string;
	acceptNewSecret: boolean;
	root: string;
}): Promise<string | null> {
	const pool = openPool(site.url, { max: 1, statementTimeout: 60_000 });
	const ctx = siteCtx({ pool, secret: new Secret(site.secret) });
	try {
		await keepSecret(ctx, { acceptNew: site.acceptNewSecret });
		await importFoundingArticle(ctx, site.root);
		return await offerFirstSteward(ctx);
	} finally {
		await pool.close();
	}
}
