import http from 'node:http';
import { chmod, readFile, realpath, rm, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { buildIfNeeded } from '#server/build-if-needed.ts';
import { aDataDir, startOwnSite } from '../../support/own-site.ts';
import { cloneDatabase } from '../../support/clone.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

test('a site starts in an empty folder whose path has a space, and says where it is', async () => {
	const dataDir = await aDataDir();
	const site = startOwnSite({ DATA_DIR: dataDir });
	const origin = await site.ready;
	expect(site.said()).toContain(dataDir);

	const steward = /http:\S+\/signup\?steward=\S+/.exec(site.said())?.[0];
	expect((await fetch(steward!)).status).toBe(200);
	expect(await (await fetch(origin)).text()).toContain('systeme-libre-cage-proprietaire');
	expect((await fetch(`${origin}/readyz`)).status).toBe(200);

	const secret = path.join(dataDir, 'secret');
	expect(((await stat(secret)).mode & 0o777).toString(8)).toBe('600');
	expect((await readFile(secret, 'utf8')).trim().length).toBeGreaterThanOrEqual(32);
});

test.runIf(process.getuid?.() === 0)(
	'root below a folder that nobody else may enter has its database elsewhere, and says where',
	async () => {
		const dataDir = await aDataDir();
		await chmod(path.dirname(dataDir), 0o700);
		const site = startOwnSite({ DATA_DIR: dataDir });
		await site.ready;
		const home = await realpath(path.join(dataDir, 'postgres'));
		expect(home).toMatch(/^\/var\/lib\/palabre\//);
		expect(site.said()).toContain(`database in ${home}`);
		site.signal('SIGTERM');
		expect(await site.ended).toBe(0);
		await rm(home, { recursive: true });
	}
);

test('a setting that is set to nothing is not set', async () => {
	const site = startOwnSite({ DATA_DIR: await aDataDir(), ORIGIN: '', ADDRESS_HEADER: '' });
	expect((await fetch(await site.ready)).status).toBe(200);
});

test('it answers to both names of this machine, forms included', async () => {
	const site = startOwnSite({ DATA_DIR: await aDataDir() });
	const { port } = new URL(await site.ready);
	for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
		const status = await new Promise((resolve) => {
			const headers = {
				host,
				origin: `http://${host}`,
				'content-type': 'application/x-www-form-urlencoded',
				'x-palabre-proto': 'https'
			};
			http
				.request({ port, path: '/theme', method: 'POST', headers }, (response) => {
					response.resume().once('end', () => resolve(response.statusCode));
				})
				.end('theme=dark&back=%2F');
		});
		expect(status).toBe(303);
	}
});

test('a site says which build it reads from, so that none deletes it', async () => {
	const site = startOwnSite({ DATA_DIR: await aDataDir() });
	await site.ready;
	const build = await buildIfNeeded(ROOT);
	const said = path.join(path.dirname(build), 'in-use', String(site.pid));
	expect(await readFile(said, 'utf8')).toBe(path.basename(build));
});

test.runIf(process.platform === 'linux')(
	'glibc keeps little of what is freed, in the process that was started and no other',
	async () => {
		const site = startOwnSite({ DATA_DIR: await aDataDir() });
		await site.ready;
		const environment = await readFile(`/proc/${site.pid}/environ`, 'utf8');
		expect(environment.split('\0')).toContain('MALLOC_ARENA_MAX=2');
	}
);

test('a second start keeps the data, the secret and the build', async () => {
	const dataDir = await aDataDir();
	const first = startOwnSite({ DATA_DIR: dataDir });
	await first.ready;
	first.signal('SIGTERM');
	expect(await first.ended).toBe(0);

	const kept = ['secret', 'postgres/cluster/PG_VERSION'].map((name) => path.join(dataDir, name));
	const build = await buildIfNeeded(ROOT);
	const made = [...kept, path.join(build, 'handler.js')];
	const before = await Promise.all(made.map((file) => stat(file)));
	const second = startOwnSite({ DATA_DIR: dataDir });
	await second.ready;
	const after = await Promise.all(made.map((file) => stat(file)));
	expect(after.map((file) => file.mtimeMs)).toEqual(before.map((file) => file.mtimeMs));
	expect(second.said()).not.toMatch(/being built|making the database/);
});

test('a taken port is said in one line, and nothing is left behind', async () => {
	const server = http.createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const { port } = server.address() as { port: number };
	const dataDir = await aDataDir();
	const site = startOwnSite({ DATA_DIR: dataDir, PORT: String(port) });
	expect(await site.ended).toBe(1);
	expect(site.said()).toBe(
		`Palabre cannot start: port ${port} of 127.0.0.1 is taken by another process; choose another one with PORT\n`
	);
	expect(existsSync(dataDir)).toBe(false);
	server.close();
});

test.each([
	[{ PORT: 'many' }, 'PORT must be a number from 0 to 65535'],
	[{ ORIGIN: 'example.org' }, 'ORIGIN must be an address such as https://example.org'],
	[{ PALABRE_SECRET: 'short' }, 'PALABRE_SECRET must have at least 32 characters'],
	[{ TIME_ZONE: 'Mars/Olympus' }, 'TIME_ZONE must be a time zone such as Europe/Paris']
])('a bad setting is said in one line: %o', async (setting: Record<string, string>, line) => {
	const site = startOwnSite({ DATA_DIR: await aDataDir(), ...setting });
	expect(await site.ended).toBe(1);
	expect(site.said()).toBe(`Palabre cannot start: ${line}\n`);
});

test('a database that does not answer is said in one line, without its password', async () => {
	const url = 'postgres://ana:open-sesame@127.0.0.1:1/palabre';
	const site = startOwnSite({ DATA_DIR: await aDataDir(), DATABASE_URL: url });
	expect(await site.ended).toBe(1);
	expect(site.said()).toMatch(/^Palabre cannot start: the database at 127\.0\.0\.1:1 .+\n$/);
	expect(site.said()).not.toContain('open-sesame');
});

test('a second site on the same data is refused, and the first one goes on', async () => {
	const dataDir = await aDataDir();
	const first = startOwnSite({ DATA_DIR: dataDir });
	const origin = await first.ready;
	const second = startOwnSite({ DATA_DIR: dataDir });
	expect(await second.ended).toBe(1);
	expect(second.said()).toMatch(/another process runs a site from .+DATABASE_URL\n$/);
	expect((await fetch(`${origin}/readyz`)).status).toBe(200);
});

test('a site whose secret is not that of its database does not start until it is said to be lost', async () => {
	const database = await cloneDatabase(inject('templateUrl'));
	const start = (secret: string, more: Record<string, string> = {}) =>
		startOwnSite({ DATABASE_URL: database.url, PALABRE_SECRET: secret.repeat(8), ...more });
	const DATA_DIR = await aDataDir();
	const stop = async (site: ReturnType<typeof start>) => {
		await site.ready;
		site.signal('SIGTERM');
		expect(await site.ended).toBe(0);
	};
	await stop(start('old old ', { DATA_DIR }));
	const other = start('new new ', { DATA_DIR });
	expect(await other.ended).toBe(1);
	expect(other.said()).toMatch(/^Palabre cannot start: the secret is not the one .+\n$/);
	await stop(start('old old ', { DATA_DIR }));
	await stop(start('new new ', { DATA_DIR, ACCEPT_NEW_SECRET: 'yes' }));
	await stop(start('new new ', { DATA_DIR }));
	expect(await start('old old ', { DATA_DIR }).ended).toBe(1);
	await database.drop();
});

test('two sites on one database both start', async () => {
	const database = await cloneDatabase(inject('templateUrl'));
	const environment = {
		DATABASE_URL: database.url,
		PALABRE_SECRET: 'shared by all the processes of one test site'
	};
	const dataDir = await aDataDir();
	const sites = [1, 2].map(() => startOwnSite({ DATA_DIR: dataDir, ...environment }));
	for (const site of sites) {
		const origin = await site.ready;
		expect((await fetch(`${origin}/readyz`)).status).toBe(200);
		expect(await (await fetch(origin)).text()).toContain('systeme-libre-cage-proprietaire');
	}
	for (const site of sites) site.signal('SIGTERM');
	expect(await Promise.all(sites.map((site) => site.ended))).toEqual([0, 0]);
	await database.drop();
});
