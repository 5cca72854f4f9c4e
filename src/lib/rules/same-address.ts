/**
 * What two addresses of one page have in common, however they are written: without
 * scheme, fragment, default port and the slash at the end. Null for what is no
 * address of the web.
 */
export function addressKey(address: string): string | null {
	const url = URL.parse(address);
	if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return null;
	return `${url.host}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}

/** The usual ways to write an address of the web that have its key. */
export function spellingsOf(address: string): string[] {
	const key = addressKey(address.trim());
	const url = URL.parse(address.trim());
	if (key === null || !url) return [];
	const path = key.slice(url.host.length, key.length - url.search.length);
	const plain = ['http', 'https'].flatMap((scheme) =>
		['', '/'].map((slash) => `${scheme}://${url.host}${path}${slash}${url.search}`)
	);
	return [...new Set([address.trim(), url.href, ...plain])];
}

/** The keys of the addresses that HTML of our renderer links to, each once. */
export function linkedKeys(html: string): Set<string> {
	const keys = new Set<string>();
	for (const [, href = ''] of html.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)) {
		const key = addressKey(href.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
		if (key !== null) keys.add(key);
	}
	return keys;
}
