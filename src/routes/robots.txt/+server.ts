import { localHref, LOCALES } from '#lib/rules/locale.ts';
import { KEPT_FROM_ROBOTS } from '#lib/rules/public-pages.ts';
import { shareWithEverybody } from '#lib/server/web/share.ts';
import type { RequestHandler } from './$types';

/** See RFC 9309. */
export const GET: RequestHandler = (event) => {
	const kept = LOCALES.flatMap((locale) =>
		KEPT_FROM_ROBOTS.map((path) => `Disallow: ${localHref(locale, path)}`)
	);
	const lines = ['User-agent: *', ...kept, '', `Sitemap: ${event.url.origin}/sitemap.xml`, ''];
	shareWithEverybody(event, ['robots']);
	return new Response(lines.join('\n'), {
		headers: { 'content-type': 'text/plain; charset=utf-8' }
	});
};
