import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';

/** The system account that Postgres runs as; null when it is simply ours. */
export type Account = { uid: number; gid: number } | null;

/**
 * Postgres refuses to run as root, so root lends it an account that every
 * system has; or the one that the database directory belongs to already.
 */
export function postgresAccount(directory: string): Account {
	if (process.getuid?.() !== 0) return null;
	const owner = statSync(directory, { throwIfNoEntry: false });
	if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
	const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
	for (const name of ['postgres', 'nobody']) {
		const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
		// macOS writes the ids of nobody as -2.
		if (uid && gid) return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
	}
	throw new Error('Postgres does not run as root, and there is no account postgres or nobody here');
}

/** Options for `spawn` that make the child run as this account. */
export const asAccount = (account: Account) => account ?? {};

export function giveTo(account: Account, path: string): void {
	if (account) chownSync(path, account.uid, account.gid);
}

/** Whether the account can enter this directory: tried, since mode bits know nothing of access lists. */
export function canEnter(account: Account, directory: string): boolean {
	if (!account) return true;
	const command = ['-c', 'cd "$1"', 'sh', directory];
	return spawnSync('/bin/sh', command, { ...account, cwd: '/' }).status === 0;
}

/** Whether the account can run this program with all its libraries. */
export function canRun(account: Account, program: string): boolean {
	if (!account) return true;
	return spawnSync(program, ['--version'], { ...account, cwd: '/' }).status === 0;
}
