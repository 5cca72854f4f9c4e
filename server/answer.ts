import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzip } from 'node:zlib';
import { parseReading } from '#lib/rules/reading.ts';
import { HSTS, SAFE_HEADERS } from '#lib/server/web/safe-headers.ts';
import { REACHES_HEADER, SHARED_HEADER } from '#lib/server/web/share.ts';
import { offerLateFragments, withFragments } from '#lib/server/web/late-fragments.ts';
import type { Piece } from '#lib/server/web/piece.ts';
import { acceptedEncodings } from './accepted-encodings.ts';
import { gzipPieces } from './gzip-pieces.ts';
import { intercept, type Sender } from './intercept.ts';
import type { Live } from './live.ts';
import { COMPRESSIBLE, Page, WORTH_COMPRESSING } from './page.ts';
import type { PageCache } from './page-cache.ts';
import { sendPlainPage } from './plain-page.ts';
import { admit } from './admit.ts';
import { shareOf } from './share-of.ts';

export type Handler = (
	request: IncomingMessage,
	response: ServerResponse,
	next: () => void
) => unknown;

/** Every answer to a page made for one person: level 1 costs a third of level 6 and saves nearly as much. */
const GZIP = { level: 1 };

type Outer = {
	handler: Handler;
	pages: PageCache;
	live: Pick<Live, 'answer'>;
	/** The site has no address of its own: it is where the browser found it, over plain http. */
	isHttp: boolean;
	isHttps: boolean;
};

export function answerWhileStarting(request: IncomingMessage, response: ServerResponse): void {
	if (request.url === '/healthz') response.end('ok\n');
	else sendPlainPage(response, '503', 'unavailable', { 'Retry-After': 3 });
}

/** Around the built handler: refuses what is not a request, shares pages, compresses. */
export function answerEverybody(outer: Outer) {
	return (request: IncomingMessage, response: ServerResponse): void => {
		if (answerFromMemory(outer.pages, request, response)) return;
		if (outer.live.answer(request, response)) return;
		answer(outer, request, response).catch((error: unknown) => {
			console.error('unexpected error:', error);
			if (response.headersSent) response.destroy();
			else sendPlainPage(response, '500', 'unexpected');
		});
	};
}

/** The quick way: no promise, no look at anything that making the page has looked at already. */
function answerFromMemory(
	pages: PageCache,
	request: IncomingMessage,
	response: ServerResponse
): boolean {
	const share = shareOf(request);
	const page = share && pages.find(share.key);
	return (
		page instanceof Page && page.isReadBy(share?.reading) && page.sendAtHand(request, response)
	);
}

async function answer(
	outer: Outer,
	incoming: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	// Pages have it from the framework's side, and keep it in memory; files and refusals get it here.
	if (outer.isHttps) response.setHeader(...HSTS);
	const request = await admit(incoming, response);
	if (!request) return;
	// Not for the client to say; the adapter reads it to know the address of the site.
	if (outer.isHttp) request.headers['x-palabre-proto'] = 'http';

	const share = shareOf(request);
	if (!share) return renderAlone(outer, request, response);

	const { pages } = outer;
	for (;;) {
		const page = pages.find(share.key);
		if (page === 'private') return renderAlone(outer, request, response);
		// Whether it has something new for this reader is known once it was made for everybody.
		if (share.reading && !page?.isReadBy(share.reading))
			return renderAlone(outer, request, response);
		if (page) return page.send(request, response);
		const filling = pages.filling(share.key);
		if (!filling) {
			// The answer to HEAD has no body to keep.
			const render = request.method === 'HEAD' ? renderAlone : renderForAll;
			return render(outer, request, response, share);
		}
		await filling.done;
		if (response.destroyed) return;
	}
}

async function renderAlone(
	{ handler }: Outer,
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	response.setHeaders(SAFE_HEADERS);
	const late = offerLateFragments(request);
	intercept(response, (status) => {
		response.removeHeader(SHARED_HEADER);
		response.removeHeader(REACHES_HEADER);
		const send = compressor(request, response, status);
		const fragments = late.left;
		if (!fragments) return send;
		response.removeHeader('content-length');
		// It is the tag of the page without its fragments.
		response.removeHeader('etag');
		return (body) => sendPieces(response, withFragments(body, fragments), send !== null);
	});
	await handler(request, response, () => sendPlainPage(response, '404', 'malformed'));
}

async function renderForAll(
	{ handler, pages }: Outer,
	request: IncomingMessage,
	response: ServerResponse,
	{ key, vary }: { key: string; vary: string }
): Promise<void> {
	const filling = pages.begin(key);
	const condition = request.headers['if-none-match'];
	// The handler must not answer that nothing changed: the others would have no page.
	delete request.headers['if-none-match'];
	response.once('close', () => pages.abandon(filling));

	response.setHeaders(SAFE_HEADERS);
	intercept(response, (status) => {
		const tags = response.getHeader(SHARED_HEADER);
		const reaches = parseReading(String(response.getHeader(REACHES_HEADER) ?? ''));
		response.removeHeader(SHARED_HEADER);
		response.removeHeader(REACHES_HEADER);
		const isShared =
			typeof tags === 'string' && status === 200 && !response.hasHeader('set-cookie');
		if (!isShared) {
			pages.keep(filling, null, []);
			return compressor(request, response, status);
		}
		return (body) => {
			const page = new Page(body, response.getHeaders(), { vary, reaches, before: filling.before });
			pages.keep(filling, page, tags.split(' '));
			for (const name of response.getHeaderNames()) response.removeHeader(name);
			if (condition !== undefined) request.headers['if-none-match'] = condition;
			page.send(request, response).catch((error: Error) => response.destroy(error));
		};
	});
	await handler(request, response, () => sendPlainPage(response, '404', 'malformed'));
}

/** @param zips whether the asker takes gzip and the answer has a body */
function sendPieces(response: ServerResponse, pieces: Piece[], zips: boolean): void {
	if (!zips) {
		sendUncopied(
			response,
			pieces.map(({ bytes }) => bytes)
		);
		return;
	}
	gzipPieces(pieces).then(
		(zipped) => {
			response.setHeader('Content-Encoding', 'gzip');
			sendUncopied(response, zipped);
		},
		(error: Error) => response.destroy(error)
	);
}

/** In one write to the socket, as they are: most of them lie in memory for many answers. */
function sendUncopied(response: ServerResponse, parts: readonly Buffer[]): void {
	const length = parts.reduce((sum, { length }) => sum + length, 0);
	if (length > 0) response.setHeader('Content-Length', length);
	response.cork();
	for (const part of parts) response.write(part);
	response.end();
}

/** Null where compressing gains nothing, or is done already. */
function compressor(
	request: IncomingMessage,
	response: ServerResponse,
	status: number
): Sender | null {
	const type = String(response.getHeader('content-type') ?? '');
	if (!COMPRESSIBLE.test(type)) return null;
	const vary = response.getHeader('vary');
	response.setHeader('Vary', vary ? `${String(vary)}, Accept-Encoding` : 'Accept-Encoding');
	const hasBody = request.method !== 'HEAD' && status !== 304 && status !== 204;
	if (!hasBody || response.hasHeader('content-encoding')) return null;
	if (!acceptedEncodings(request.headers['accept-encoding']).gzip) return null;
	return (body) => {
		if (body.length < WORTH_COMPRESSING) {
			response.end(body);
			return;
		}
		gzip(body, GZIP, (error, zipped) => {
			if (error) {
				response.destroy(error);
				return;
			}
			response.setHeader('Content-Encoding', 'gzip');
			response.setHeader('Content-Length', zipped.length);
			// Another form of the page than the one that the handler gave this tag to.
			response.removeHeader('etag');
			response.end(zipped);
		});
	};
}
