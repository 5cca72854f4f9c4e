import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestHttp, type ClientRequest } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { LinkAnswer } from '../../rules/link-check.ts';
import { isPublicAddress } from '../../rules/public-address.ts';

/** Whether a connection to this IP address and port may be made at all. */
export type MayConnect = (address: string, port: number) => boolean;

/**
 * The only rule of a running site: public addresses, at the ports of the web. Others
 * would make of a link a way to try the doors of other machines.
 */
export const mayConnectInPublic: MayConnect = (address, port) =>
	isPublicAddress(address) && (port === 80 || port === 443);

type Visit = {
	mayConnect: MayConnect;
	/** Milliseconds for the head and all redirects on the way to it, and again for the page. */
	timeout: number;
	/** As this site names itself to others. */
	userAgent: string;
};

const MOST_REDIRECTS = 3;

/**
 * Asks for the head of a page, and for the page where its head is refused; follows
 * redirects. Hangs up once it knows the status: of a body nothing is read, however
 * large it is. Never throws.
 *
 * Each address on the way is connected to only if it may be: the name is resolved
 * once, all of its addresses are looked at, and the socket gets these and resolves
 * nothing anew, so that a name cannot lead elsewhere meanwhile. What the socket says
 * it is connected to is looked at again.
 */
export async function visitLink(url: string, visit: Visit): Promise<LinkAnswer> {
	const head = await follow(url, 'HEAD', visit);
	const isRefused = 'status' in head ? head.status >= 400 : head.failure === 'broken';
	return isRefused ? follow(url, 'GET', visit) : head;
}

type Method = 'HEAD' | 'GET';

async function follow(url: string, method: Method, visit: Visit): Promise<LinkAnswer> {
	const signal = AbortSignal.timeout(visit.timeout);
	let target = readTarget(url);
	for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
		if (!target) return { failure: 'no-address' };
		const answer = await ask(target, method, visit, signal);
		if ('failure' in answer || answer.location === null) return answer;
		target = readTarget(answer.location, target);
	}
	return { failure: 'too-many-redirects' };
}

/** An address of the web without a name and password for it; null for anything else. */
function readTarget(address: string, base?: URL): URL | null {
	const url = URL.parse(address, base);
	const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
	return url && isWeb && url.username === '' && url.password === '' ? url : null;
}

type Answer = { status: number; location: string | null };
type Failure = Extract<LinkAnswer, { failure: string }>;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

function ask(
	url: URL,
	method: Method,
	{ mayConnect, userAgent }: Visit,
	signal: AbortSignal
): Promise<Answer | Failure> {
	const isSecure = url.protocol === 'https:';
	const port = Number(url.port) || (isSecure ? 443 : 80);
	const host = url.hostname.replace(/^\[|\]$/g, '');
	// A socket to an address that is written out resolves nothing: `lookup` would not be asked.
	if (isIP(host) && !mayConnect(host, port)) return Promise.resolve({ failure: 'not-public' });
	return new Promise((settle) => {
		const options = {
			...{ method, signal, agent: false as const, lookup: guarded(mayConnect, port) },
			headers: { 'user-agent': userAgent, accept: 'text/html,*/*;q=0.8' }
		};
		let request: ClientRequest;
		try {
			request = isSecure ? requestHttps(url, options) : requestHttp(url, options);
		} catch {
			settle({ failure: 'broken' });
			return;
		}
		request.on('error', (error) => settle({ failure: failureOf(error, signal) }));
		request.on('socket', (socket) => {
			socket.once('connect', () => {
				if (mayConnect(socket.remoteAddress ?? '', socket.remotePort ?? 0)) return;
				request.destroy(new NotPublic());
			});
		});
		request.on('response', (response) => {
			const { statusCode: status = 0, headers } = response;
			const isRedirect = REDIRECTS.has(status) && headers.location !== undefined;
			settle({ status, location: isRedirect ? (headers.location ?? null) : null });
			response.destroy();
		});
		request.end();
	});
}

class NotPublic extends Error {}

/** Resolves a name for a socket, which connects to what this gives; one address that may not be refuses all. */
function guarded(mayConnect: MayConnect, port: number): LookupFunction {
	return (hostname, options, callback) => {
		resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
			const [first] = addresses ?? [];
			if (error || !first) {
				callback(error ?? Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '', 0);
			} else if (!addresses.every(({ address }) => mayConnect(address, port))) {
				callback(new NotPublic(), '', 0);
			} else if (options.all) callback(null, addresses);
			else callback(null, first.address, first.family);
		});
	};
}

const NO_HOST = new Set(['ENOTFOUND', 'ENODATA', 'EAI_NODATA', 'EAI_NONAME']);
/** It is rather this machine that has no network, or no resolver. */
const OURS = new Set(['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL']);

function failureOf(error: Error, signal: AbortSignal): Failure['failure'] {
	if (error instanceof NotPublic) return 'not-public';
	if (signal.aborted) return 'too-slow';
	const code = 'code' in error ? String(error.code) : '';
	if (NO_HOST.has(code)) return 'no-such-host';
	if (OURS.has(code)) return 'no-network';
	if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH') return 'refused';
	if (code === 'ETIMEDOUT') return 'too-slow';
	return /CERT|SSL|TLS|SIGNATURE|EPROTO/.test(code) ? 'insecure' : 'broken';
}
