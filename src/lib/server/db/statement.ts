import { PgDialect, type PgPreparedQuery } from 'drizzle-orm/pg-core';
import type { SQL } from 'drizzle-orm';
import type { Database } from './client.ts';

const dialect = new PgDialect();

/**
 * SQL that the query builder cannot say, with `sql.placeholder`s, composed once
 * and kept prepared by the server on each connection. Rows come as the driver
 * reads them: a bigint is a string, a date too; cast in the SQL.
 */
export function statement<Row extends object>(
	text: SQL
): (db: Database, values: Record<string, unknown>) => Promise<Row[]> {
	const query = dialect.sqlToQuery(text);
	return (db, values) => {
		const prepared: PgPreparedQuery<{ execute: Row[]; all: unknown; values: unknown }> =
			db._.session.prepareQuery(query, undefined, 'kept', false);
		return prepared.execute(values);
	};
}
