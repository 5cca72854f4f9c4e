import { PgDialect, type PgPreparedQuery } from 'drizzle-orm/pg-core';
import { sql, type SQL } from 'drizzle-orm';
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

/**
 * A `statement` about a few things at once: one for each number of them.
 * Of an array Postgres does not know how long it will be, takes it for ten, and
 * so plans a statement about one or two things anew whenever it is asked, which
 * takes longer than the answer. How many rows `values` has, it sees.
 *
 * @param types the SQL types of what is known of each thing
 * @param compose gets `(values …)`, a row a thing, and is called once for each number
 */
export function statementOfFew<Row extends object>(
	types: string[],
	compose: (things: SQL) => SQL
): (db: Database, things: unknown[][], values?: Record<string, unknown>) => Promise<Row[]> {
	const ofNumber = new Map<number, ReturnType<typeof statement<Row>>>();
	const composeFor = (count: number) =>
		statement<Row>(
			compose(
				sql`(values ${sql.join(
					Array.from({ length: count }, (_, row) => thing(types, row)),
					sql`, `
				)})`
			)
		);
	return async (db, things, values = {}) => {
		if (things.length === 0) return [];
		const ask = ofNumber.get(things.length) ?? composeFor(things.length);
		ofNumber.set(things.length, ask);
		const named: Record<string, unknown> = { ...values };
		for (const [row, parts] of things.entries()) {
			for (const [at, part] of parts.entries()) named[name(row, at)] = part;
		}
		return ask(db, named);
	};
}

const name = (row: number, at: number) => `thing ${row} ${at}`;

const thing = (types: string[], row: number) =>
	sql`(${sql.join(
		types.map((type, at) => sql`${sql.placeholder(name(row, at))}::${sql.raw(type)}`),
		sql`, `
	)})`;
