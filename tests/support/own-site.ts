import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

export type OwnSite = {
	pid: number;
	/** All that it said so far, on both streams. */
	said: () => string;
	/** Its address, once it answers; rejects when it ends before. */
	ready: Promise<string>;
	/** Its exit code, once everything that it started is silent; null when a signal killed it. */
	ended: Promise<number | null>;
	signal: (name: NodeJS.Signals) => void;
};

/** `npm start`, without npm or below what looks like it: the whole site, with a Postgres of its own unless the environment says otherwise. */
export function startOwnSite(environment: Record<string, string>, belowNpm = false): OwnSite {
	// npm runs a shell, which runs us; both wait.
	const npm = ['sh', '-c', `sh -c '"$NODE" server/start.ts; :'; :`];
	const [program = '', ...args] = belowNpm ? npm : [process.execPath, 'server/start.ts'];
	const asNpm = belowNpm ? { NODE: process.execPath, npm_lifecycle_event: 'start' } : {};
	const child = spawn(program, args, {
		cwd: ROOT,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { PATH: process.env['PATH'], PORT: '0', ...asNpm, ...environment }
	});
	let said = '';
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	const ready = new Promise<string>((resolve, reject) => {
		const read = (chunk: Buffer) => {
			said += chunk.toString();
			const address = /^ +address +(\S+)/m.exec(said)?.[1];
			if (address) resolve(address);
		};
		child.stdout.on('data', read);
		child.stderr.on('data', read);
		void ended.then(() => reject(new Error(`the site ended: ${said}`)));
	});
	// Whoever only waits for the end need not look at it.
	ready.catch(() => {});
	onTestFinished(async () => {
		if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
		await ended;
	});
	return {
		pid: child.pid!,
		said: () => said,
		ready,
		ended,
		signal: (name) => void child.kill(name)
	};
}

/** A folder for one test, with a space in its path. */
export async function aDataDir(): Promise<string> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'palabre test '));
	// Entered by the account that Postgres runs as under root; what it cannot enter has a test of its own.
	await chmod(folder, 0o711);
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return path.join(folder, 'data');
}
