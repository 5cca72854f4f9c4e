import { randomBytes } from 'node:crypto';
import { openPool } from '#lib/server/db/client.ts';

export type Clone = { url: string; drop: () => Promise<void> };

/** A new database with the template's contents. */
export async function cloneDatabase(templateUrl: string): Promise<Clone> {
	const template = new URL(templateUrl).pathname.slice(1);
	const name = `test_${randomBytes(6).toString('hex')}`;
	const url = new URL(templateUrl);
	url.pathname = `/${name}`;
	const postgres = new URL(templateUrl);
	postgres.pathname = '/postgres';

	const administer = async (
		work: (sql: ReturnType<typeof openPool>['sql']) => Promise<unknown>
	) => {
		const pool = openPool(postgres.toString(), { max: 1, statementTimeout: 0 });
		await work(pool.sql).finally(() => pool.close());
	};
	await administer((sql) => sql.unsafe(`create database ${name} template ${template}`));
	return {
		url: url.toString(),
		drop: () => administer((sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
	};
}
