import net from 'node:net';
import { expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../support/clone.ts';
import { aDataDir, startOwnSite } from '../../support/own-site.ts';

/** Sends these bytes on a connection of their own; the status of the answer. */
function statusOf(port: number, bytes: string): Promise<number> {
	return new Promise((resolve, reject) => {
		let answer = '';
		const socket = net.connect(port, '127.0.0.1');
		socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
		socket.on('error', reject);
		socket.on('data', (chunk) => {
			answer += chunk.toString();
			const status = /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1];
			if (!status) return;
			socket.destroy();
			resolve(Number(status));
		});
		socket.write(bytes);
	});
}

test('what is not a request of this site is refused, never a fault', async () => {
	const database = await cloneDatabase(inject('templateUrl'));
	const site = startOwnSite({ DATA_DIR: await aDataDir(), DATABASE_URL: database.url });
	const origin = await site.ready;
	const { host } = new URL(origin);
	const port = Number(new URL(origin).port);
	const head = `Host: ${host}\r\n`;
	const get = (target: string) => statusOf(port, `GET ${target} HTTP/1.1\r\n${head}\r\n`);

	for (const target of [
		'//',
		'/%',
		'/%00',
		'/%ff',
		'/\\',
		'*',
		'@evil',
		'//evil/',
		'/en/%',
		'/_app/%'
	]) {
		expect([target, await get(target)]).toEqual([target, 400]);
	}
	for (const target of ['/../../etc/passwd', '/..%2f..%2fetc%2fpasswd', '/_app/../../secret']) {
		expect([target, await get(target)]).toEqual([target, 404]);
	}
	expect(await get(`${origin}/healthz`)).toBe(200);
	expect(await statusOf(port, 'GET / HTTP/1.1\r\nHost: a b"<\r\n\r\n')).toBe(400);
	expect(await statusOf(port, 'GET / HTTP/1.1\r\n\r\n')).toBe(400);

	const form = `${head}Origin: ${origin}\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
	const post = (rest: string) => statusOf(port, `POST /theme HTTP/1.1\r\n${form}${rest}`);
	const body = 'theme=dark&back=%2F';
	const filler = 'x'.repeat(65_600);
	expect(await post(`Content-Length: ${body.length}\r\n\r\n${body}`)).toBe(303);
	const chunked = 'Transfer-Encoding: chunked\r\n\r\n';
	expect(await post(`${chunked}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`)).toBe(303);
	expect(await post(`Content-Length: 65600\r\n\r\n${filler}`)).toBe(413);
	expect(await post(`Content-Length: 99999999\r\n\r\n`)).toBe(413);
	expect(await post(`${chunked}${filler.length.toString(16)}\r\n${filler}\r\n0\r\n\r\n`)).toBe(413);

	const refused = await fetch(`${origin}/theme`, { method: 'POST', body: filler });
	expect(refused.status).toBe(413);
	expect(await refused.text()).toMatch(/64 Kio[\s\S]+64 KiB/);
	expect((await fetch(`${origin}/healthz`)).status).toBe(200);
	site.signal('SIGTERM');
	expect(await site.ended).toBe(0);
	await database.drop();
});
