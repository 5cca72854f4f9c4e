import type { Database } from './client.ts';

/**
 * Keeps a query built once per pool: composing the SQL of a hot read costs more
 * than sending it. A transaction is a database of its own and forgets its queries when it ends.
 */
export function prepared<Query>(build: (db: Database) => Query): (db: Database) => Query {
	const built = new WeakMap<Database, Query>();
	return (db) => {
		let query = built.get(db);
		if (query === undefined) {
			query = build(db);
			built.set(db, query);
		}
		return query;
	};
}
