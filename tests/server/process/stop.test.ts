import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openPool } from '#lib/server/db/client.ts';
import { findRunningEmbedded } from '#lib/server/db/embedded-running.ts';
import { aDataDir, startOwnSite } from '../../support/own-site.ts';

const postmasterPid = (dataDir: string) =>
	Number(
		readFileSync(path.join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]
	);

function isRunning(pid: number): boolean {
	try {
		// A process that nobody has waited for is as good as gone.
		return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
	} catch {
		return false;
	}
}

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
	'%s ends the site and its database',
	async (signal) => {
		const dataDir = await aDataDir();
		const site = startOwnSite({ DATA_DIR: dataDir });
		await site.ready;
		const postgres = postmasterPid(dataDir);
		site.signal(signal);
		// npm and the terminal both send it: that is one wish.
		site.signal(signal);
		expect(await site.ended).toBe(0);
		expect(isRunning(postgres)).toBe(false);
	}
);

test('kill -9 of npm, which tells nobody, ends the site and its database all the same', async () => {
	const dataDir = await aDataDir();
	const site = startOwnSite({ DATA_DIR: dataDir }, true);
	await site.ready;
	const postgres = postmasterPid(dataDir);
	site.signal('SIGKILL');
	expect(await site.ended).toBe(null);
	await expect.poll(() => isRunning(postgres), { timeout: 20_000 }).toBe(false);
});

test('a signal in the middle of the start ends it without leaving a database behind', async () => {
	const dataDir = await aDataDir();
	const site = startOwnSite({ DATA_DIR: dataDir });
	await expect.poll(() => site.said(), { timeout: 20_000, interval: 5 }).toContain('making');
	site.signal('SIGTERM');
	expect(await site.ended).toBe(0);
	expect(await findRunningEmbedded(dataDir)).toBe(null);
});

test('requests that run are answered before the end, and no new ones are taken', async () => {
	const dataDir = await aDataDir();
	const site = startOwnSite({ DATA_DIR: dataDir });
	const origin = await site.ready;
	// A form whose second half comes late: the request runs when the signal arrives.
	const body = 'theme=dark&back=%2F';
	const answer = new Promise<number | undefined>((resolve, reject) => {
		const headers = {
			origin,
			'content-type': 'application/x-www-form-urlencoded',
			'content-length': body.length
		};
		const request = http.request(`${origin}/theme`, { method: 'POST', headers }, (response) => {
			response.resume().once('end', () => resolve(response.statusCode));
		});
		request.on('error', reject);
		request.write(body.slice(0, 5));
		void sleep(700).then(() => request.end(body.slice(5)));
	});
	await sleep(200);
	site.signal('SIGTERM');
	await sleep(100);
	await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
	expect(await answer).toBe(303);
	expect(await site.ended).toBe(0);
});

test('an idle connection does not hold up the end', async () => {
	const site = startOwnSite({ DATA_DIR: await aDataDir() });
	const origin = await site.ready;
	const agent = new http.Agent({ keepAlive: true });
	await new Promise((resolve) =>
		http.get(`${origin}/healthz`, { agent }, (response) => response.resume().once('end', resolve))
	);
	const began = performance.now();
	site.signal('SIGTERM');
	expect(await site.ended).toBe(0);
	expect(performance.now() - began).toBeLessThan(10_000);
	agent.destroy();
});

test('after kill -9 of the site the next start takes over its database, with all that was written', async () => {
	const dataDir = await aDataDir();
	const killed = startOwnSite({ DATA_DIR: dataDir });
	await killed.ready;
	const postgres = postmasterPid(dataDir);
	const pool = openPool((await findRunningEmbedded(dataDir))!);
	await pool.sql`insert into tag (key, label) values ('kept', 'Kept')`;
	killed.signal('SIGKILL');
	await killed.ended;
	await pool.close();
	expect(isRunning(postgres)).toBe(true);

	const next = startOwnSite({ DATA_DIR: dataDir });
	await next.ready;
	expect(postmasterPid(dataDir)).toBe(postgres);
	const again = openPool((await findRunningEmbedded(dataDir))!);
	expect(await again.sql`select label from tag where key = 'kept'`).toEqual([{ label: 'Kept' }]);
	await again.close();
	next.signal('SIGTERM');
	expect(await next.ended).toBe(0);
	expect(isRunning(postgres)).toBe(false);
});

test('after kill -9 of the site and its database the next start recovers what was written', async () => {
	const dataDir = await aDataDir();
	const killed = startOwnSite({ DATA_DIR: dataDir });
	await killed.ready;
	const pool = openPool((await findRunningEmbedded(dataDir))!);
	await pool.sql`insert into tag (key, label) values ('kept', 'Kept')`;
	killed.signal('SIGKILL');
	process.kill(postmasterPid(dataDir), 'SIGKILL');
	await killed.ended;
	await pool.close();

	const next = startOwnSite({ DATA_DIR: dataDir });
	await next.ready;
	const again = openPool((await findRunningEmbedded(dataDir))!);
	expect(await again.sql`select label from tag where key = 'kept'`).toEqual([{ label: 'Kept' }]);
	await again.close();
});

test('a database that dies under a running site is started again, and the site recovers', async () => {
	const dataDir = await aDataDir();
	const site = startOwnSite({ DATA_DIR: dataDir });
	const origin = await site.ready;
	const postgres = postmasterPid(dataDir);
	const statuses = new Set<number>();
	const statusOf = async (path: string) => {
		const { status } = await fetch(`${origin}${path}`, { headers: { cookie: 'session=unknown' } });
		statuses.add(status);
		return status;
	};
	process.kill(postgres, 'SIGKILL');
	// Its last connections may answer for a moment longer.
	await expect
		.poll(async () => (await statusOf('/'), postmasterPid(dataDir)), { timeout: 20_000 })
		.not.toBe(postgres);
	await expect.poll(() => statusOf('/readyz'), { timeout: 20_000 }).toBe(200);
	expect(await statusOf('/')).toBe(200);
	expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);

	site.signal('SIGTERM');
	expect(await site.ended).toBe(0);
});
