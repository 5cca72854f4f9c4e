import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { mayConnectInPublic, visitLink, type MayConnect } from '#lib/server/platform/visit-link.ts';
import { aWebServer } from '../../support/web-server.ts';

const visit = (url: string, mayConnect: MayConnect = () => true, timeout = 3_000) =>
	visitLink(url, { mayConnect, timeout, userAgent: 'tests' });
const answering =
	(status: number, headers: Record<string, string> = {}): RequestListener =>
	(_, response) =>
		response.writeHead(status, headers).end();

describe('what a server says', () => {
	test.each([200, 204, 404, 410, 503])('%i is its answer', async (status) => {
		const { origin } = await aWebServer(answering(status));
		expect(await visit(`${origin}/`)).toMatchObject({ status });
	});

	test('the page is asked for where its head is refused', async () => {
		const { origin, asked } = await aWebServer((request, response) =>
			response.writeHead(request.method === 'HEAD' ? 405 : 200).end('a page')
		);
		expect(await visit(`${origin}/page`)).toMatchObject({ status: 200 });
		expect(asked).toEqual(['HEAD /page', 'GET /page']);
	});

	test('the page is asked for where the server hangs up on a head', async () => {
		const { origin } = await aWebServer((request, response) => {
			if (request.method === 'HEAD') request.socket.destroy();
			else response.end('a page');
		});
		expect(await visit(`${origin}/`)).toMatchObject({ status: 200 });
	});

	test('of a page without end nothing is read but its status', async () => {
		let sent = 0;
		const ended = Promise.withResolvers<void>();
		const { origin } = await aWebServer((request, response) => {
			if (request.method === 'HEAD') return void response.writeHead(403).end();
			response.writeHead(200);
			const chunk = Buffer.alloc(64 * 1024);
			const more = () => {
				while (!response.destroyed && response.write(chunk)) sent += chunk.length;
			};
			response.on('drain', more);
			response.on('close', () => ended.resolve());
			more();
		});
		expect(await visit(`${origin}/`)).toMatchObject({ status: 200 });
		await ended.promise;
		expect(sent).toBeLessThan(16 * 1024 * 1024);
	});

	test('one that does not answer in time is too slow, and so is one that only redirects slowly', async () => {
		const silent = await aWebServer(() => {});
		expect(await visit(`${silent.origin}/`, () => true, 200)).toEqual({ failure: 'too-slow' });
		const dragging = await aWebServer((_, response) =>
			setTimeout(() => response.writeHead(302, { location: '/' }).end(), 150)
		);
		expect(await visit(`${dragging.origin}/`, () => true, 350)).toEqual({ failure: 'too-slow' });
	});

	test('nobody there, or no HTTP', async () => {
		const { origin, port } = await aWebServer((request) => request.socket.end('hello\r\n\r\n'));
		expect(await visit(`${origin}/`)).toEqual({ failure: 'broken' });
		expect(await visit(`https://127.0.0.1:${port}/`)).toEqual({ failure: 'insecure' });
		expect(await visit('http://127.0.0.1:1/')).toEqual({ failure: 'refused' });
	});
});

describe('redirects', () => {
	test('up to three are followed, relative ones too', async () => {
		const { origin, asked } = await aWebServer((request, response) => {
			const step = Number(request.url?.slice(1));
			if (step === 0) response.end();
			else response.writeHead(302, { location: `${step - 1}` }).end();
		});
		expect(await visit(`${origin}/3`)).toMatchObject({ status: 200 });
		expect(asked).toEqual(['HEAD /3', 'HEAD /2', 'HEAD /1', 'HEAD /0']);
		expect(await visit(`${origin}/4`)).toEqual({ failure: 'too-many-redirects' });
	});

	test.each([
		...['ftp://example.org/', 'javascript:alert(1)', 'file:///etc/passwd', 'http://'],
		'http://name:word@127.0.0.1/'
	])('one to %s is not followed', async (location) => {
		const { origin } = await aWebServer(answering(301, { location }));
		expect(await visit(`${origin}/`)).toEqual({ failure: 'no-address' });
	});
});

describe('addresses that must not be reached', () => {
	test('a running site connects to none of this machine, however it is called', async () => {
		const { origin, port, asked } = await aWebServer(answering(200));
		for (const host of [
			...['127.0.0.1', 'localhost', '0.0.0.0', '2130706433', '0x7f.1', '127.1', '0177.0.0.1'],
			...['[::1]', '[::ffff:127.0.0.1]', '[::]', '[64:ff9b::7f00:1]', '169.254.169.254', '10.0.0.1']
		]) {
			const url = `http://${host}:${port}/`;
			expect(await visit(url, mayConnectInPublic), url).toEqual({ failure: 'not-public' });
		}
		expect(await visit(`${origin}/`, mayConnectInPublic)).toEqual({ failure: 'not-public' });
		expect(asked).toEqual([]);
	});

	test('nor to ports that are not of the web', () => {
		expect([80, 443].map((port) => mayConnectInPublic('1.1.1.1', port))).toEqual([true, true]);
		expect([0, 22, 25, 5432, 8080].some((port) => mayConnectInPublic('1.1.1.1', port))).toBe(false);
		expect(mayConnectInPublic('10.0.0.1', 80)).toBe(false);
	});

	test('a redirect to one is refused, by number and by name', async () => {
		const inside = await aWebServer(answering(200));
		const outside: MayConnect = (_, port) => port !== inside.port;
		for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
			const location = `http://${host}:${inside.port}/secret`;
			const { origin } = await aWebServer(answering(302, { location }));
			expect(await visit(`${origin}/`, outside), location).toEqual({ failure: 'not-public' });
		}
		expect(inside.asked).toEqual([]);
	});

	test('a name is refused if one of its addresses is', async () => {
		const { port, asked } = await aWebServer(answering(200));
		const seen: string[] = [];
		const refused: MayConnect = (address) => {
			seen.push(address);
			return false;
		};
		expect(await visit(`http://localhost:${port}/`, refused)).toEqual({ failure: 'not-public' });
		expect(seen).not.toEqual([]);
		expect(seen.every((address) => ['127.0.0.1', '::1'].includes(address))).toBe(true);
		expect(asked).toEqual([]);
	});

	test('what the socket says it is connected to is looked at, too', async () => {
		const { port } = await aWebServer(answering(200));
		let looks = 0;
		const changing: MayConnect = () => ++looks < 2;
		const url = `http://127.0.0.1:${port}/`;
		expect(await visit(url, changing)).toEqual({ failure: 'not-public' });
	});
});
