import { sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { secretMarks } from './tables.ts';

/** This process has another secret than those that wrote to the database. */
export class OtherSecret extends Error {
	constructor() {
		super(
			'the secret is not the one that this database was written with, so that who has voted could vote again; ' +
				'put back the file "secret" of DATA_DIR or PALABRE_SECRET, or start once with ACCEPT_NEW_SECRET=yes'
		);
	}
}

/**
 * Marks the database as written with this process's secret, or finds that it is.
 *
 * @param acceptNew the one that it was written with is lost: this one takes its place
 * @throws {OtherSecret} when it was written with another one
 */
export async function keepSecret(ctx: Ctx, { acceptNew }: { acceptNew: boolean }): Promise<void> {
	const mark = ctx.secret.hash('database-mark');
	const insert = ctx.db.insert(secretMarks).values({ mark });
	if (acceptNew) {
		await insert.onConflictDoUpdate({
			target: secretMarks.isOnly,
			set: { mark, since: sql`now()` },
			setWhere: sql`${secretMarks.mark} <> excluded.mark`
		});
		return;
	}
	await insert.onConflictDoNothing();
	const [kept] = await ctx.db.select({ mark: secretMarks.mark }).from(secretMarks);
	if (!kept?.mark.equals(mark)) throw new OtherSecret();
}
