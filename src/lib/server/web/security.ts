import type { RequestEvent } from '@sveltejs/kit';
import { splitLocale } from '../../rules/locale.ts';
import { isPublicPage } from '../../rules/public-pages.ts';
import { plainHtml } from './plain-html.ts';
import { HSTS, SAFE_HEADERS } from './safe-headers.ts';
import { SHARED_HEADER } from './share.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A write must come from a page of this site, whatever its content type. */
export function refuseForeignOrigin(event: RequestEvent): Response | null {
	const { request, url } = event;
	if (SAFE.has(request.method) || request.headers.get('origin') === url.origin) return null;
	if (isOneClick(event)) return null;
	return new Response(plainHtml('403', 'foreign-origin'), {
		status: 403,
		headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
	});
}

/**
 * Mail programs unsubscribe by a POST of their own, without cookie or origin
 * (RFC 8058). A foreign page that sends it needs the token, and can do nothing
 * with it but what its holder can do anyway: turn mails off.
 */
const isOneClick = ({ request, url }: RequestEvent): boolean =>
	request.method === 'POST' && /^\/unsubscribe\/[^/]+$/.test(splitLocale(url.pathname).path);

/** The headers that every answer carries; content types and CSP come from the page itself. */
export function secureHeaders(event: RequestEvent, response: Response): Response {
	const { headers } = response;
	for (const [name, value] of SAFE_HEADERS) setDefault(headers, name, value);
	if (event.url.protocol === 'https:') {
		setDefault(headers, ...HSTS);
	}
	const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
	if (isPage && !isPublicPage(event.locals.path)) setDefault(headers, 'x-robots-tag', 'noindex');
	const isShared = headers.has(SHARED_HEADER);
	setDefault(headers, 'cache-control', isShared ? 'no-cache' : 'private, no-store');
	// Nobody may keep a private page, so nobody can ask whether it changed.
	if (!isShared) headers.delete('etag');
	return response;
}

function setDefault(headers: Headers, name: string, value: string): void {
	if (!headers.has(name)) headers.set(name, value);
}
