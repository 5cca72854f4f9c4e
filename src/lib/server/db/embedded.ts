import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { splitSocket } from './client.ts';
import { asAccount, giveTo, postgresAccount } from './embedded-account.ts';
import { findBinaries } from './embedded-binaries.ts';
import { databaseHome, socketDirectory } from './embedded-places.ts';
import {
	addressOf,
	answers,
	askToStop,
	forgetPostmaster,
	isAlive,
	launch,
	postgresEnvironment,
	readPostmaster,
	stopPostmaster,
	SUPERUSER,
	type Launch,
	type Postmaster
} from './embedded-postmaster.ts';

const DATABASE = 'palabre';

/** Held by the process that owns the data directory, for as long as it lives. */
const OWNER_LOCK = 7_252_275;

/** Recovery after a power cut reads back up to a gigabyte of log. */
const PATIENCE = 60_000;

export type Embedded = {
	/** See `splitSocket` for how it names the socket. */
	url: string;
	/** Where the data really lies. */
	home: string;
	/** It was left running by a process that had no time to stop it. */
	adopted: boolean;
	stop: () => Promise<void>;
	/** Asks it to stop and does not wait. */
	stopAtOnce: () => void;
};

export type EmbeddedOptions = {
	dataDir: string;
	/** For tests: quick, without a promise to survive a power cut, removed when stopped. */
	ephemeral?: boolean;
	/** Is told what an operator may want to know; a word about each slow step. */
	log?: (line: string) => void;
};

/** Another process serves a site from this data directory. */
export class DataDirInUse extends Error {}

/**
 * Runs a real Postgres of our own below `dataDir`, or takes over the one that
 * is running there, and keeps it running until `stop`.
 *
 * @throws {DataDirInUse} when another process owns it, which is left in peace
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
	const log = options.log ?? (() => {});
	const ephemeral = options.ephemeral ?? false;
	const account = postgresAccount(path.join(options.dataDir, 'postgres'));
	const binaries = await findBinaries(account);
	const home = await databaseHome(path.resolve(options.dataDir), account);
	const cluster = path.join(home, 'cluster');
	const site: Launch = { binaries, account, home, cluster, ephemeral };

	const password = await ownPassword(home);
	if (!existsSync(cluster)) await makeCluster(site, log);

	const found = await ensureRunning(site, password, null, log);
	const { postmaster } = found;
	const url = addressOf(postmaster, DATABASE, password);
	// Locks count per database: in this one no lock of the site can be in the way of the owner's.
	const maintenance = addressOf(postmaster, 'postgres', password);
	await ensureDatabase(maintenance);

	const owner = await ownForLife(maintenance, () => ensureRunning(site, password, postmaster, log));
	if (!owner) {
		throw new DataDirInUse(
			`another process runs a site from ${options.dataDir}; several processes share a site through DATABASE_URL`
		);
	}
	const stop = async () => {
		await owner.release();
		const running = readPostmaster(cluster);
		if (running) await stopPostmaster(running, site);
		if (!postmaster.socketDirectory.startsWith(home)) {
			await rm(postmaster.socketDirectory, { recursive: true, force: true });
		}
		if (ephemeral) await rm(home, { recursive: true, force: true });
	};
	const stopAtOnce = () => {
		const running = readPostmaster(cluster);
		if (running) askToStop(running);
	};
	return { url, home, adopted: found.adopted, stop, stopAtOnce };
}

/** Where there are no sockets, only a password keeps other accounts of the machine out. */
async function ownPassword(home: string): Promise<string> {
	if (process.platform !== 'win32') return '';
	const file = path.join(home, 'password');
	if (!existsSync(file))
		await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
	return readFile(file, 'utf8');
}

/** Made under another name first: an interrupted initdb leaves nothing that looks like a database. */
async function makeCluster(site: Launch, log: (line: string) => void): Promise<void> {
	log('making the database');
	const draft = path.join(site.home, `draft-${process.pid}`);
	await rm(draft, { recursive: true, force: true });
	const windows = process.platform === 'win32';
	const access = windows
		? ['--auth=scram-sha-256', `--pwfile=${path.join(site.home, 'password')}`]
		: ['--auth-local=trust', '--auth-host=reject'];
	await promisify(execFile)(
		site.binaries.initdb,
		[
			...['-D', draft, '-U', SUPERUSER, '--encoding=UTF8', '--locale=C', ...access],
			// Postgres' own C.UTF-8: the same order and the same lower() on every system.
			...['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
			...(site.ephemeral ? ['--no-sync'] : [])
		],
		{ ...asAccount(site.account), cwd: site.home, env: postgresEnvironment() }
	).catch((error: Error & { stderr?: string }) => {
		const reason = error.stderr?.trim().replace(/^initdb: error: /, '') || error.message;
		throw new Error(`Postgres cannot make its database: ${reason}`);
	});
	const logs = path.join(site.home, 'log');
	await mkdir(logs, { recursive: true });
	await chmod(logs, 0o700);
	giveTo(site.account, logs);
	await rename(draft, site.cluster).catch(async (error: unknown) => {
		await rm(draft, { recursive: true, force: true });
		// Two first starts at once: the other one was quicker.
		if (!existsSync(site.cluster)) throw error;
	});
}

/**
 * A Postgres that answers: the one that runs, or a new one.
 *
 * `kill -9` of the app leaves Postgres running, and `kill -9` of Postgres
 * leaves its `postmaster.pid`; either may also be about to stop just now, so
 * every step is tried again until patience ends.
 */
async function ensureRunning(
	site: Launch,
	password: string,
	before: Postmaster | null,
	log: (line: string) => void
): Promise<{ postmaster: Postmaster; adopted: boolean }> {
	const end = Date.now() + PATIENCE;
	const answer = (postmaster: Postmaster) =>
		answers(addressOf(postmaster, 'postgres', password), site.cluster);
	let wanted = before;
	let complaint = '';
	let exited: Promise<string> | null = null;

	while (Date.now() < end) {
		const running = readPostmaster(site.cluster);
		if (running && (await isAlive(running, site.cluster))) {
			if (await answer(running)) return { postmaster: running, adopted: !exited };
		} else if (!exited) {
			if (running) await forgetPostmaster(site.cluster);
			wanted ??= await newPlace(site);
			if (before) log('Postgres has stopped; starting it again');
			exited = launch(wanted, site).exited;
		}
		const said: string | null = await Promise.race([exited ?? sleep(100, null), sleep(25, null)]);
		if (said !== null) {
			complaint = said;
			exited = null;
			await sleep(500);
			if (Date.now() > end - PATIENCE + 5_000) break;
		}
	}
	throw new Error(`Postgres does not start: ${complaint || `see ${path.join(site.home, 'log')}`}`);
}

async function newPlace(site: Launch): Promise<Postmaster> {
	if (process.platform === 'win32') return { pid: 0, port: await freePort(), socketDirectory: '' };
	return { pid: 0, port: 5432, socketDirectory: await socketDirectory(site.home, site.account) };
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = net.createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as net.AddressInfo;
			server.close(() => resolve(port));
		});
	});
}

async function ensureDatabase(address: string): Promise<void> {
	const sql = connect(address);
	try {
		const [there] = await sql`select 1 from pg_database where datname = ${DATABASE}`;
		if (!there) await sql`create database ${sql(DATABASE)}`;
	} catch (error) {
		// Two first starts at once: the other one was quicker.
		if (
			(error as { code?: string }).code !== '42P04' &&
			(error as { code?: string }).code !== '23505'
		)
			throw error;
	} finally {
		await sql.end({ timeout: 1 });
	}
}

/**
 * Holds the owner's lock on a connection of its own. Its loss is also how we
 * learn that Postgres has died, and then `revive` brings it back.
 *
 * @returns null when another process holds it
 */
async function ownForLife(
	address: string,
	revive: () => Promise<unknown>
): Promise<{ release: () => Promise<void> } | null> {
	let released = false;
	const sql = connect(address, () => {
		if (!released) void retake();
	});
	const take = async () => {
		const [row] = await sql<
			{ taken: boolean }[]
		>`select pg_try_advisory_lock(${OWNER_LOCK}) as taken`;
		return row?.taken ?? false;
	};
	const retake = async () => {
		while (!released) {
			await sleep(200, undefined, { ref: false });
			try {
				await revive();
				if (await take()) return;
			} catch {
				// Every request says 503 meanwhile; nothing better to do than to try again.
			}
		}
	};
	const release = async () => {
		released = true;
		await sql.end({ timeout: 1 });
	};
	// The lock of a process that was killed goes when its connection is seen to be gone.
	for (let attempt = 0; attempt < 20; attempt++) {
		if (await take()) return { release };
		await sleep(100);
	}
	await release();
	return null;
}

function connect(address: string, onclose?: () => void): postgres.Sql {
	const { url, host } = splitSocket(address);
	return postgres(url, {
		...(host && { host }),
		max: 1,
		max_lifetime: null,
		connect_timeout: 5,
		fetch_types: false,
		// The driver's own patience grows to twenty seconds.
		backoff: () => 0.2,
		onnotice: () => {},
		...(onclose && { onclose })
	});
}
