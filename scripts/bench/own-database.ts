import { randomBytes } from 'node:crypto';
import { openPool } from '#lib/server/db/client.ts';

/** A database of our own on the server that was given, so that nothing of it is touched; null without one. */
export async function ownDatabase(
	given: string | undefined
): Promise<{ url: string; drop: () => Promise<void> } | null> {
	if (!given) return null;
	const name = `palabre_bench_${randomBytes(4).toString('hex')}`;
	const administer = async (command: string) => {
		const pool = openPool(given, { max: 1, statementTimeout: 0 });
		await pool.sql.unsafe(command).finally(() => pool.close());
	};
	await administer(`create database ${name}`);
	const url = new URL(given);
	url.pathname = `/${name}`;
	return {
		url: url.toString(),
		drop: () => administer(`drop database if exists ${name} with (force)`)
	};
}
