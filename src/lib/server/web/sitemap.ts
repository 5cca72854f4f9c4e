import { localHref, type Locale } from '../../rules/locale.ts';
import { asXml } from '../../rules/xml.ts';

type Page = {
	/** Without its language. */
	path: string;
	/** In which it can be read, the original first. */
	languages: readonly Locale[];
	changedAt?: Date;
};

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** A part of the sitemap (https://www.sitemaps.org/protocol.html): each page in each of its languages, which name each other. */
export function sitemapPart(origin: string, pages: Page[]): Response {
	return asXmlFile(
		`<urlset xmlns="${NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.flatMap((page) => page.languages.map((locale) => urlXml(origin, page, locale))).join('')}</urlset>
`
	);
}

function urlXml(origin: string, { path, languages, changedAt }: Page, locale: Locale): string {
	const href = (locale: Locale) => asXml(origin + localHref(locale, path));
	const others =
		languages.length < 2
			? ''
			: languages
					.map((other) => `<xhtml:link rel="alternate" hreflang="${other}" href="${href(other)}"/>`)
					.join('');
	const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : '';
	return `<url><loc>${href(locale)}</loc>${changed}${others}</url>\n`;
}

/** Where the parts are. */
export function sitemapIndex(origin: string, parts: string[]): Response {
	const locations = parts.map(
		(part) => `<sitemap><loc>${asXml(`${origin}/sitemaps/${part}.xml`)}</loc></sitemap>\n`
	);
	return asXmlFile(`<sitemapindex xmlns="${NAMESPACE}">\n${locations.join('')}</sitemapindex>\n`);
}

const asXmlFile = (xml: string): Response =>
	new Response(`<?xml version="1.0" encoding="utf-8"?>\n${xml}`, {
		headers: { 'content-type': 'application/xml; charset=utf-8' }
	});
