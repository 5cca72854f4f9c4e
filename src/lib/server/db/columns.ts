import { sql } from 'drizzle-orm';
import { bigint, customType, timestamp } from 'drizzle-orm/pg-core';

/** Raw bytes: hashes, tags, salts. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({
	dataType: () => 'bytea'
});

/** Text that compares byte by byte, so that its order is the same in every database. */
export const byteText = customType<{ data: string }>({
	dataType: () => 'text collate "C"'
});

/** A sequential primary key; fits a JavaScript number for the life of any site. */
export const serialId = () =>
	bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

export const reference = (name: string) => bigint(name, { mode: 'number' });

export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** When the row was written, by the database's clock. */
export const writtenAt = (name: string) =>
	moment(name)
		.notNull()
		.default(sql`now()`);

/** Words for an `in (…)` of a check, which takes no parameters. */
export const listed = (words: readonly string[]): string =>
	words.map((word) => `'${word}'`).join(', ');
