import { existsSync, lstatSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readlink, realpath, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { canEnter, giveTo, type Account } from './embedded-account.ts';

/** A socket's whole path may have 107 bytes on Linux and 103 on macOS. */
const LONGEST_SOCKET = 99;

/** Where databases of root go when Postgres' account cannot enter the data directory. */
const ELSEWHERE = '/var/lib/palabre';

/**
 * The real directory of everything that belongs to Postgres: `<dataDir>/postgres`,
 * or where that link leads to when Postgres' account cannot enter `dataDir`.
 */
export async function databaseHome(dataDir: string, account: Account): Promise<string> {
	const home = path.join(dataDir, 'postgres');
	if (lstatSync(home, { throwIfNoEntry: false })) {
		if (existsSync(home)) return realpath(home);
		// An empty database in its place would look like the loss of the site.
		throw new Error(`${home} leads to ${await readlink(home)}, which is not there any more`);
	}
	if (!existsSync(dataDir)) {
		await mkdir(dataDir, { recursive: true });
		if (account) await chmod(dataDir, 0o711);
	}
	if (canEnter(account, dataDir)) return ownDirectory(home, account);

	await mkdir(ELSEWHERE, { recursive: true });
	await chmod(ELSEWHERE, 0o755);
	const place = await mkdtemp(path.join(ELSEWHERE, 'data-'));
	await writeFile(path.join(place, 'belongs-to'), `${path.resolve(dataDir)}\n`);
	giveTo(account, place);
	await symlink(place, home);
	return place;
}

/** A directory for the socket, which only Postgres' account and we may enter. */
export async function socketDirectory(home: string, account: Account): Promise<string> {
	const near = path.join(home, 'run');
	// The driver splits host names at commas and colons, Postgres its list at commas.
	if (isShort(near) && !/[,:"\\]/.test(near)) return ownDirectory(near, account);
	const temporary = isShort(path.join(os.tmpdir(), 'palabre-XXXXXX')) ? os.tmpdir() : '/tmp';
	const place = await mkdtemp(path.join(temporary, 'palabre-'));
	giveTo(account, place);
	return place;
}

async function ownDirectory(place: string, account: Account): Promise<string> {
	await mkdir(place, { recursive: true, mode: 0o700 });
	giveTo(account, place);
	return realpath(place);
}

const isShort = (directory: string) =>
	Buffer.byteLength(path.join(directory, '.s.PGSQL.5432')) <= LONGEST_SOCKET;
