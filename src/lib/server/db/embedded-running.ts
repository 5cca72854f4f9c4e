import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { addressOf, answers, readPostmaster } from './embedded-postmaster.ts';

/** The address of the Postgres that another process runs below `dataDir`; null when none answers. */
export async function findRunningEmbedded(dataDir: string): Promise<string | null> {
	const home = await realpath(path.join(dataDir, 'postgres')).catch(() => null);
	const cluster = home && path.join(home, 'cluster');
	const postmaster = cluster && readPostmaster(cluster);
	if (!postmaster) return null;
	// Only where there are no sockets is there a password.
	const password = await readFile(path.join(home, 'password'), 'utf8').catch(() => '');
	if (!(await answers(addressOf(postmaster, 'postgres', password), cluster))) return null;
	return addressOf(postmaster, 'palabre', password);
}
