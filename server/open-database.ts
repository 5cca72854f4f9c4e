import path from 'node:path';
import { openPool } from '#lib/server/db/client.ts';
import { startEmbedded } from '#lib/server/db/embedded.ts';
import { causeOf, isUnavailable } from '#lib/server/errors.ts';
import type { Config } from '#lib/server/platform/config.ts';
import { prepareDatabase } from '#lib/server/platform/prepare-database.ts';

export type OpenedDatabase = {
	url: string;
	/** For what needs a session: migrations, LISTEN. */
	directUrl: string;
	/** Where the data lies, for people. */
	place: string;
	close: () => Promise<void>;
	closeAtOnce: () => void;
};

/** The operator's Postgres or our own, migrated. */
export async function openDatabase(config: Config, root: string): Promise<OpenedDatabase> {
	const database = await findDatabase(config);
	try {
		await migrate(database.directUrl, path.join(root, 'drizzle'));
	} catch (error) {
		await database.close();
		throw error;
	}
	return database;
}

async function findDatabase(config: Config): Promise<OpenedDatabase> {
	const { databaseUrl: url, databaseDirectUrl: directUrl } = config;
	if (url && directUrl) {
		const { host, pathname } = new URL(url);
		const place = `${host}${pathname} (DATABASE_URL)`;
		return { url, directUrl, place, close: async () => {}, closeAtOnce: () => {} };
	}
	const embedded = await startEmbedded({
		dataDir: config.dataDir,
		log: (line) => console.log(`Palabre: ${line}`)
	});
	const dataDir = path.resolve(config.dataDir);
	const place = embedded.home.startsWith(dataDir)
		? dataDir
		: `${dataDir}, database in ${embedded.home}`;
	return {
		url: embedded.url,
		directUrl: embedded.url,
		place,
		close: embedded.stop,
		closeAtOnce: embedded.stopAtOnce
	};
}

async function migrate(url: string, folder: string): Promise<void> {
	const pool = openPool(url, { max: 2, statementTimeout: 0 });
	try {
		const [row] = await pool.sql<{ version: number }>`
			select current_setting('server_version_num')::int / 10000 as version`;
		const version = row?.version ?? 0;
		if (version < 15) throw new Error(`the database is Postgres ${version}; 15 or newer is needed`);
		await prepareDatabase(pool, folder);
	} catch (error) {
		if (!isUnavailable(error)) throw error;
		const { host } = new URL(url);
		throw new Error(
			`the database at ${host} cannot be reached: ${(causeOf(error) as Error).message}`
		);
	} finally {
		await pool.close();
	}
}
