import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { plainHtml, type PlainSentence, type PlainStatus } from '#lib/server/web/plain-html.ts';
import { SAFE_HEADERS } from '#lib/server/web/safe-headers.ts';

/** What is said before SvelteKit is reached. */
export function sendPlainPage(
	response: ServerResponse,
	status: PlainStatus,
	sentence: PlainSentence,
	headers: OutgoingHttpHeaders = {}
): void {
	const page = plainHtml(status, sentence);
	response.writeHead(Number(status), {
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Length': Buffer.byteLength(page),
		'Cache-Control': 'no-store',
		...Object.fromEntries(SAFE_HEADERS),
		...headers
	});
	response.end(response.req.method === 'HEAD' ? undefined : page);
}
