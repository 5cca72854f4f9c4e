import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test as base, type BrowserContext } from '@playwright/test';
import { outboxOf } from '#lib/server/platform/mailer.ts';
import { cloneDatabase } from './clone.ts';

export { expect };

const ROOT = path.resolve(import.meta.dirname, '../..');
const SECRET = 'a secret of journeys, which guards nothing at all';

export type RunningSite = {
	/** Where the process answers. */
	origin: string;
	databaseUrl: string;
	secret: string;
	process: ChildProcess;
	/** Where it lays its mails down. */
	outbox: string;
	/** All that it said so far. */
	log: () => string;
	stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/** The production server as `npm start` runs it, on a free port. */
export async function startSite(
	databaseUrl: string,
	environment: Record<string, string> = {}
): Promise<RunningSite> {
	const dataDir = await mkdtemp(path.join(os.tmpdir(), 'palabre-site-'));
	const server = spawn(process.execPath, ['server/start.ts'], {
		cwd: ROOT,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			PATH: process.env['PATH'],
			PORT: '0',
			// As under npm: when the worker is killed, it ends by itself.
			npm_lifecycle_event: 'test',
			DATABASE_URL: databaseUrl,
			PALABRE_SECRET: SECRET,
			DATA_DIR: dataDir,
			// Lets a test come from whatever network it likes.
			ADDRESS_HEADER: 'x-forwarded-for',
			...environment
		}
	});
	let said = '';
	// Behind an ORIGIN it has two addresses: that of the site, and that of this process.
	const awaited = environment['ORIGIN'] ? /^ +listens +(\S+)$/m : /^ +address +(\S+)$/m;
	const ready = new Promise<string>((resolve, reject) => {
		const read = (chunk: Buffer) => {
			said += chunk.toString();
			const address = awaited.exec(said)?.[1];
			if (address) resolve(address);
		};
		server.stdout.on('data', read);
		server.stderr.on('data', read);
		server.once('exit', () => reject(new Error(`the site did not start: ${said}`)));
	});
	const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
		if (server.exitCode !== null || server.signalCode !== null) return server.exitCode;
		const ended = once(server, 'exit');
		server.kill(signal);
		await ended;
		await rm(dataDir, { recursive: true, force: true });
		return server.exitCode;
	};
	return {
		origin: await ready,
		databaseUrl,
		secret: SECRET,
		process: server,
		outbox: outboxOf(dataDir),
		log: () => said,
		stop
	};
}

/** A new database like an empty site's. */
export const newDatabase = () => cloneDatabase(process.env['PALABRE_TEMPLATE_URL']!);

export const test = base.extend<{ complaints: string[] }, { site: RunningSite }>({
	site: [
		async ({}, use) => {
			const database = await newDatabase();
			const site = await startSite(database.url);
			await use(site);
			const code = await site.stop();
			await database.drop();
			expect(code, site.log()).toBe(0);
			expect(site.log()).not.toMatch(/unexpected/);
		},
		{ scope: 'worker', timeout: 180_000 }
	],
	baseURL: async ({ site }, use) => use(site.origin),

	/** What browsers complained about: a console error, a script error, a refusal by the content policy. */
	complaints: [
		async ({ browser }, use) => {
			const complaints: string[] = [];
			const watch = (context: BrowserContext) => {
				context.on('console', (message) => {
					// Chromium reports every answer from 400 on; the journey looks at the page instead.
					if (/^Failed to load resource: the server responded/.test(message.text())) return;
					if (message.type() === 'error' || message.type() === 'warning') {
						complaints.push(`${message.text()} (${message.location().url})`);
					}
				});
				context.on('weberror', (error) => complaints.push(String(error.error())));
				context.on('dialog', (dialog) => {
					complaints.push(`a dialog: ${dialog.message()}`);
					void dialog.dismiss();
				});
			};
			browser.contexts().forEach(watch);
			browser.on('context', watch);
			await use(complaints);
			browser.off('context', watch);
			expect(complaints).toEqual([]);
		},
		{ auto: true }
	]
});
