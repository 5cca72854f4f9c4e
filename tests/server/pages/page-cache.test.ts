import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { answerEverybody, type Handler } from '#server/answer.ts';
import { PageCache } from '#server/page-cache.ts';

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer; text: string };

const servers: http.Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** A site around this handler; its pages stay for a minute, so that only messages can make them go. */
async function aSite(handler: Handler, maxBytes?: number) {
	const pages = new PageCache({ maxAge: 60_000, maxBytes });
	const server = http.createServer(
		answerEverybody({ handler, pages, live: { answer: () => false }, isHttp: true, isHttps: false })
	);
	servers.push(server);
	let asked = 0;
	server.on('request', () => asked++);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const get = (path: string, headers: http.OutgoingHttpHeaders = {}, method = 'GET') =>
		new Promise<Answer>((resolve, reject) => {
			const request = http.request({ port, path, headers, method, agent: false }, (response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('end', () => {
					const body = Buffer.concat(chunks);
					const { statusCode: status = 0, headers } = response;
					resolve({ status, headers, body, text: body.toString() });
				});
			});
			request.on('error', reject).end();
		});
	/** Asks, and hangs up when it is told to. */
	const ask = (path: string) => {
		const request = http.get({ port, path, agent: false }).on('error', () => {});
		const gone = new Promise<void>((resolve) => request.on('close', resolve));
		const hangUp = () => {
			request.destroy();
			return gone;
		};
		return { hangUp };
	};
	/** Until so many requests have come in. */
	const hasHeard = (count: number) => expect.poll(() => asked).toBe(count);
	return { get, ask, hasHeard, pages };
}

/** What waits for it goes on when it is opened. */
function aGate() {
	let open = () => {};
	const opened = new Promise<void>((resolve) => (open = resolve));
	return { opened, open: () => open() };
}

/** Answers with a count of its answers and whoever asks, so that a page of somebody else shows. */
function aCounter(
	tags: string,
	ready: () => Promise<unknown> = () => Promise.resolve()
): Handler & { renderings: number } {
	const render = async (request: IncomingMessage, response: ServerResponse) => {
		const rendering = ++handler.renderings;
		await ready();
		const who = /(?:session|visitor)=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
		if (!who) response.setHeader('palabre-shared', tags);
		response.setHeader('content-type', 'text/html');
		response.writeHead(200);
		response.end(`rendering ${rendering} for ${who ?? 'everybody'} ${'x'.repeat(2_000)}`);
	};
	const handler: Handler & { renderings: number } = Object.assign(render, { renderings: 0 });
	return handler;
}

test('one rendering serves everybody who asks at the same time, and everybody after', async () => {
	const gate = aGate();
	const handler = aCounter('article-1', () => gate.opened);
	const { get, hasHeard } = await aSite(handler);
	const asking = Promise.all(Array.from({ length: 20 }, () => get('/')));
	await hasHeard(20);
	gate.open();
	const together = await asking;
	expect(new Set(together.map((answer) => answer.text)).size).toBe(1);
	expect((await get('/')).text).toBe(together[0]?.text);
	expect(handler.renderings).toBe(1);
});

test('two members and a visitor who read at once each get their own page, and nobody else does', async () => {
	const { get } = await aSite(aCounter('article-1', () => sleep(2)));
	const people = [
		['ana', { cookie: 'session=ana' }],
		['ben', { cookie: 'theme=dark; __Host-session=ben' }],
		['eve', { cookie: 'lang=en;visitor=eve' }],
		['everybody', {}],
		['everybody', { cookie: 'sessions=ana; other=1' }]
	] as const;
	const rounds = Array.from({ length: 40 }, () => people).flat();
	const answers = await Promise.all(
		rounds.map(async ([who, headers]) => [who, await get('/', headers)] as const)
	);
	for (const [who, answer] of answers) {
		expect(answer.text).toContain(`for ${who} `);
		expect(answer.headers['palabre-shared']).toBeUndefined();
	}
});

test('a space before the equals sign does not make a personal request a shared one', async () => {
	const { get } = await aSite(aCounter('a'));
	await get('/');
	const hidden = await get('/', { cookie: 'session =ana' });
	expect(hidden.headers['etag']).toBeUndefined();
});

test('theme, language cookie, host and query each have a page of their own', async () => {
	const handler = aCounter('a');
	const { get } = await aSite(handler);
	const looks = [
		{},
		{ cookie: 'theme=dark' },
		{ cookie: 'theme="dark"' },
		{ cookie: 'theme =dark' },
		{ cookie: 'lang=en' },
		{ host: 'other.example' }
	];
	for (const headers of looks) await get('/a', headers);
	await get('/a?page=2');
	expect(handler.renderings).toBe(looks.length + 1);
	await get('/a', { cookie: 'theme=dark; unknown=1' });
	await get('/a', { 'accept-language': 'en' });
	expect(handler.renderings).toBe(looks.length + 1);
});

test('only the front page depends on the languages that a browser asks for', async () => {
	const handler = aCounter('a');
	const { get } = await aSite(handler);
	const french = await get('/', { 'accept-language': 'fr-CH, en;q=0.5' });
	await get('/', { 'accept-language': 'en, fr;q=0.5' });
	expect(handler.renderings).toBe(2);
	expect(french.headers.vary).toContain('Accept-Language');
});

test('a change of its tag makes a page go, and no other page', async () => {
	const handler = aCounter('article-1 home');
	const { get, pages } = await aSite(handler);
	const first = await get('/');
	pages.changed('article-2');
	expect((await get('/')).text).toBe(first.text);
	pages.changed('home');
	expect((await get('/')).text).not.toBe(first.text);
	pages.clear();
	await get('/');
	expect(handler.renderings).toBe(3);
});

test('a page whose subject changed while it was rendered is not kept, and not given to later askers', async () => {
	const gate = aGate();
	const handler = aCounter('article-1', () => gate.opened);
	const { get, hasHeard, pages } = await aSite(handler);
	const early = get('/');
	await hasHeard(1);
	pages.changed('article-1');
	const asking = get('/');
	await hasHeard(2);
	gate.open();
	const late = await asking;
	expect(late.text).toContain('rendering 2');
	expect((await early).text).toContain('rendering 1');
	expect((await get('/')).text).toBe(late.text);
});

test('whoever asked first and left does not keep the others waiting', async () => {
	const gate = aGate();
	const handler = aCounter('article-1', () => gate.opened);
	const { get, ask, hasHeard } = await aSite(handler);
	const { hangUp } = ask('/');
	await hasHeard(1);
	const asking = get('/');
	await hasHeard(2);
	await hangUp();
	gate.open();
	const patient = await asking;
	expect(patient.status).toBe(200);
	expect((await get('/')).text).toBe(patient.text);
});

test('what is not marked, not found, or sets a cookie is never shared', async () => {
	let renderings = 0;
	const { get } = await aSite((request, response) => {
		renderings += 1;
		if (request.url !== '/unmarked') response.setHeader('palabre-shared', 'a');
		if (request.url === '/cookie') response.setHeader('set-cookie', 'visitor=1');
		response.statusCode = request.url === '/missing' ? 404 : 200;
		response.end('page');
	});
	for (const path of ['/unmarked', '/cookie', '/missing']) {
		await get(path);
		const second = await get(path);
		expect(second.headers['palabre-shared']).toBeUndefined();
	}
	expect(renderings).toBe(6);
});

test('each encoding has its own tag, and a known tag is answered without a body', async () => {
	const { get } = await aSite(aCounter('a'));
	const plain = await get('/');
	const zipped = await get('/', { 'accept-encoding': 'gzip' });
	await get('/', { 'accept-encoding': 'br, gzip' });
	await expect
		.poll(
			async () => (await get('/', { 'accept-encoding': 'br, gzip' })).headers['content-encoding']
		)
		.toBe('br');
	const brotli = await get('/', { 'accept-encoding': 'br, gzip' });

	expect(gunzipSync(zipped.body).toString()).toBe(plain.text);
	expect(brotliDecompressSync(brotli.body).toString()).toBe(plain.text);
	const tags = [plain, zipped, brotli].map((answer) => answer.headers.etag);
	expect(new Set(tags).size).toBe(3);
	for (const tag of tags) {
		const again = await get('/', { 'if-none-match': tag });
		expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, tag]);
	}
	expect((await get('/', { 'if-none-match': '"other"' })).status).toBe(200);
	expect((await get('/', { 'accept-encoding': 'gzip;q=0' })).headers['content-encoding']).toBe(
		undefined
	);
});

test('HEAD gets the head of the page and leaves its body to GET', async () => {
	const { get } = await aSite(aCounter('a'));
	expect((await get('/', {}, 'HEAD')).body.length).toBe(0);
	const page = await get('/');
	const head = await get('/', {}, 'HEAD');
	expect(page.body.length).toBeGreaterThan(2_000);
	expect(head.headers['content-length']).toBe(String(page.body.length));
});

test('pages beyond the memory they may use go, the oldest first', async () => {
	const handler = aCounter('a');
	const { get } = await aSite(handler, 30_000);
	for (let page = 0; page < 10; page++) await get(`/${page}`);
	await get('/9');
	expect(handler.renderings).toBe(10);
	await get('/0');
	expect(handler.renderings).toBe(11);
});

test('a page of one person is compressed, and marked as depending on that', async () => {
	const { get } = await aSite(aCounter('a'));
	const answer = await get('/', { cookie: 'session=ana', 'accept-encoding': 'gzip' });
	expect(gunzipSync(answer.body).toString()).toContain('for ana');
	expect(answer.headers.vary).toBe('Accept-Encoding');
});

test('a handler that fails is one bad answer, not the end of the site', async () => {
	const { get } = await aSite(() => Promise.reject(new Error('broken')));
	expect((await get('/')).status).toBe(500);
	expect((await get('/')).status).toBe(500);
});
