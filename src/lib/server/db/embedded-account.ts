import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync } from 'node:fs';

/** The system account that Postgres runs as; null when it is simply ours. */
export type Account = { name: string; uid: number; gid: number } | null;

/** Postgres refuses to run as root, so root lends it an account that every system has. */
export function postgresAccount(): Account {
	if (process.getuid?.() !== 0) return null;
	const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
	for (const name of ['postgres', 'nobody']) {
		const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
		// macOS writes the ids of nobody as -2.
		if (uid && gid) return { name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
	}
	throw new Error('Postgres does not run as root, and there is no account postgres or nobody here');
}

/** Options for `spawn` that make the child run as this account. */
export const asAccount = (account: Account) =>
	account ? { uid: account.uid, gid: account.gid } : {};

export function giveTo(account: Account, path: string): void {
	if (account) chownSync(path, account.uid, account.gid);
}

/**
 * Whether the account can enter this directory, or run this file.
 *
 * It is tried rather than computed from mode bits, which know nothing of access
 * lists and mount options. A checkout of root below a 0700 directory fails here.
 */
export function canReach(account: Account, path: string): boolean {
	if (!account) return true;
	const test = ['-c', 'test -x "$1" && test -r "$1"', 'sh', path];
	return spawnSync('/bin/sh', test, { ...asAccount(account), cwd: '/' }).status === 0;
}
