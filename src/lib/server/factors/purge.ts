import { and, isNull, lt, sql } from 'drizzle-orm';
import { SETUP_MINUTES } from '../../rules/second-factor.ts';
import type { Ctx } from '../ctx.ts';
import { purgeChallenges } from './challenges.ts';
import { purgePendingLogins } from './pending-logins.ts';
import { authenticators } from './tables.ts';

/** Deletes what was begun and not finished: logins, challenges, apps that nobody confirmed. */
export async function purgeUnfinished(ctx: Ctx): Promise<void> {
	await purgePendingLogins(ctx);
	await purgeChallenges(ctx);
	await ctx.db
		.delete(authenticators)
		.where(
			and(
				isNull(authenticators.confirmedAt),
				lt(
					authenticators.createdAt,
					sql`clock_timestamp() - ${SETUP_MINUTES} * interval '1 minute'`
				)
			)
		);
}
