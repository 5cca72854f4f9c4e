import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { asAccount, type Account } from './embedded-account.ts';
import type { Binaries } from './embedded-binaries.ts';
import { splitSocket } from './client.ts';

export const SUPERUSER = 'palabre';

/** A running Postgres as its `postmaster.pid` tells it. */
export type Postmaster = { pid: number; port: number; socketDirectory: string };

const run = promisify(execFile);

/** Nothing of the caller's shell may reach Postgres: PGDATA, PGOPTIONS, a locale that is not installed. */
export const postgresEnvironment = () => ({
	PATH: process.env['PATH'],
	SYSTEMROOT: process.env['SYSTEMROOT'],
	LC_ALL: 'C',
	TZ: 'UTC'
});

export function addressOf(postmaster: Postmaster, database: string, password: string): string {
	const url = new URL(`postgres://${SUPERUSER}@localhost:${postmaster.port}/${database}`);
	if (postmaster.socketDirectory) url.searchParams.set('host', postmaster.socketDirectory);
	else [url.hostname, url.password] = ['127.0.0.1', password];
	return url.toString();
}

/** What `postmaster.pid` says; null without one. Its lines: pid, directory, start, port, socket directory. */
export function readPostmaster(cluster: string): Postmaster | null {
	try {
		const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
		const [pid, port] = [Number(lines[0]), Number(lines[3])];
		return pid > 0 ? { pid, port: port || 5432, socketDirectory: lines[4]?.trim() ?? '' } : null;
	} catch {
		return null;
	}
}

/** Whether the process that wrote `postmaster.pid` still lives, and not another one that got its number. */
export async function isAlive(postmaster: Postmaster, cluster: string): Promise<boolean> {
	try {
		process.kill(postmaster.pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
	}
	if (process.platform === 'win32') return true;
	if (process.platform === 'linux') return servesFrom(postmaster.pid, cluster);
	const ps = await run('ps', ['-p', String(postmaster.pid), '-o', 'comm=']).catch(() => null);
	return ps?.stdout.includes('postgres') ?? false;
}

function servesFrom(pid: number, cluster: string): boolean {
	try {
		return readlinkSync(`/proc/${pid}/cwd`) === cluster;
	} catch (error) {
		// A process that has ended but was not yet buried has no directory any more.
		if ((error as NodeJS.ErrnoException).code !== 'EACCES') return false;
		// Root of a container may not look into the processes of other accounts.
		return /^\d+ \(postgres\) [^ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
	}
}

/** Whether it answers, and serves this cluster. */
export async function answers(address: string, cluster: string): Promise<boolean> {
	const { url, host } = splitSocket(address);
	const sql = postgres(url, {
		...(host && { host }),
		max: 1,
		connect_timeout: 3,
		fetch_types: false
	});
	try {
		const [row] = await sql<{ data_directory: string }[]>`show data_directory`;
		return path.resolve(row?.data_directory ?? '') === cluster;
	} catch {
		return false;
	} finally {
		await sql.end({ timeout: 1 });
	}
}

/** Small machines first; what a test database may lose in a power cut, ours may not. */
function settings(postmaster: Postmaster, home: string, ephemeral: boolean): string[] {
	const quoted = `"${postmaster.socketDirectory}"`;
	const pairs: Record<string, string | number> = {
		port: postmaster.port,
		listen_addresses: postmaster.socketDirectory ? '' : '127.0.0.1',
		unix_socket_directories: postmaster.socketDirectory ? quoted : '',
		unix_socket_permissions: '0700',
		shared_buffers: '128MB',
		max_connections: 100,
		jit: 'off',
		// A refused row is an ordinary event here, and its values are nobody's business.
		log_error_verbosity: 'terse',
		log_min_error_statement: 'panic',
		log_min_messages: ephemeral ? 'fatal' : 'log',
		log_checkpoints: 'off'
	};
	if (ephemeral) {
		Object.assign(pairs, { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' });
	} else {
		Object.assign(pairs, {
			logging_collector: 'on',
			log_directory: path.join(home, 'log'),
			log_filename: 'postgres-%a.log',
			log_truncate_on_rotation: 'on',
			log_rotation_age: '1d'
		});
	}
	return Object.entries(pairs).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

export type Launch = {
	binaries: Binaries;
	account: Account;
	home: string;
	cluster: string;
	ephemeral: boolean;
};

/**
 * Starts Postgres in a session of its own, so that a terminal's Ctrl-C reaches
 * the app alone, which then stops Postgres when its last request is done.
 *
 * @returns what it said before it exited, should it exit; otherwise never settles
 */
export function launch(wanted: Postmaster, options: Launch): { exited: Promise<string> } {
	const { binaries, account, home, cluster, ephemeral } = options;
	const log = path.join(home, 'start.log');
	const output = openSync(log, 'w');
	const child = spawn(binaries.postgres, ['-D', cluster, ...settings(wanted, home, ephemeral)], {
		...asAccount(account),
		cwd: home,
		env: postgresEnvironment(),
		detached: true,
		windowsHide: true,
		stdio: ['ignore', output, output]
	});
	closeSync(output);
	child.unref();
	const exited = new Promise<string>((resolve) => {
		child.once('error', (error) => resolve(error.message));
		child.once('exit', () => resolve(readFileSync(log, 'utf8').trim()));
	});
	return { exited };
}

/** How long sessions may take to end by themselves, and then to be ended; in milliseconds. */
const FAREWELL = 1_000;
const FAST_SHUTDOWN = 3_000;

/**
 * Stops it and waits: lets open sessions end first, then ends them. One that
 * does not come to an end is made to, which its next start repairs.
 */
export async function stopPostmaster(
	postmaster: Postmaster,
	{ binaries, cluster, ephemeral }: Pick<Launch, 'binaries' | 'cluster' | 'ephemeral'>
): Promise<void> {
	if (process.platform === 'win32') {
		await run(binaries.pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-t', '3']).catch(() => {});
		return;
	}
	if (!(await isAlive(postmaster, cluster))) return;
	if (!ephemeral) {
		signal(postmaster.pid, 'SIGTERM');
		if (await hasEnded(postmaster, cluster, FAREWELL)) return;
	}
	askToStop(postmaster);
	if (await hasEnded(postmaster, cluster, FAST_SHUTDOWN)) return;
	signal(postmaster.pid, 'SIGQUIT');
}

async function hasEnded(postmaster: Postmaster, cluster: string, within: number): Promise<boolean> {
	for (let waited = 0; waited < within; waited += 20) {
		if (!(await isAlive(postmaster, cluster))) return true;
		await sleep(20);
	}
	return false;
}

/** A fast shutdown: sessions are ended, what was committed is written. */
export const askToStop = (postmaster: Postmaster) => signal(postmaster.pid, 'SIGINT');

/** Takes away a `postmaster.pid` whose number belongs to some other process by now. */
export const forgetPostmaster = (cluster: string) =>
	rm(path.join(cluster, 'postmaster.pid'), { force: true });

function signal(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(pid, name);
	} catch {
		// It ended in between.
	}
}
