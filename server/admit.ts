import { IncomingMessage, type ServerResponse } from 'node:http';
import { sendPlainPage } from './plain-page.ts';

const BODY_LIMIT = 64 * 1024;

/** An article's form may send so much: 50,000 characters of any writing, and what goes with them. */
export const ARTICLE_BODY_LIMIT = 256 * 1024;

const isArticleForm = (target: string): boolean =>
	/^(?:\/en)?\/(?:articles\/new|drafts\/(?:keep|preview|\d+(?:\/keep)?))(?:\?|$)/.test(target);

/**
 * Lets in what the handler can be given: a well-formed target and a bounded body.
 * A body of unknown length is read first, so that no handler meets the limit half way.
 *
 * @returns null when the request was refused and answered
 */
export async function admit(
	request: IncomingMessage,
	response: ServerResponse
): Promise<IncomingMessage | null> {
	const target = originForm(request.url ?? '');
	if (target === null) {
		sendPlainPage(response, '400', 'malformed');
		return null;
	}
	request.url = target;
	if (request.method === 'GET' || request.method === 'HEAD') return request;

	const isArticle = isArticleForm(target);
	const limit = isArticle ? ARTICLE_BODY_LIMIT : BODY_LIMIT;
	const length = Number(request.headers['content-length'] ?? 0);
	const whole = request.headers['transfer-encoding'] ? await readWhole(request, limit) : null;
	if (length > limit || whole === 'too-large') {
		// Said early, then read to its end and dropped: who is cut off while sending never sees the answer.
		response.shouldKeepAlive = true;
		sendPlainPage(response, '413', isArticle ? 'article-too-large' : 'too-large');
		request.resume();
		return null;
	}
	return whole ? withBody(request, whole) : request;
}

/** The target as path and query; null for one that no address of this site can have. */
function originForm(target: string): string | null {
	// Proxies send whole addresses (RFC 9112, 3.2.2).
	const path = target.replace(/^https?:\/\/[^/?#]*(?=\/)/i, '');
	if (!path.startsWith('/') || path.startsWith('//') || path.includes('\\')) return null;
	try {
		return decodeURIComponent(path.split('?')[0] ?? '').includes('\0') ? null : path;
	} catch {
		return null;
	}
}

async function readWhole(request: IncomingMessage, limit: number): Promise<Buffer | 'too-large'> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const part of request.iterator({ destroyOnReturn: false })) {
		const chunk = part as Buffer;
		size += chunk.length;
		if (size > limit) return 'too-large';
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
	const copy = new IncomingMessage(request.socket);
	copy.method = request.method;
	copy.url = request.url;
	copy.httpVersionMajor = request.httpVersionMajor;
	copy.httpVersionMinor = request.httpVersionMinor;
	copy.headers = { ...request.headers, 'content-length': String(body.length) };
	delete copy.headers['transfer-encoding'];
	// Else its end would look like a client that has gone away.
	copy.complete = true;
	copy.push(body);
	copy.push(null);
	return copy;
}
