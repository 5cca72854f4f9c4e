import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { randomToken, tokenHash } from '../platform/secret.ts';
import { members, oneTimeTokens } from './tables.ts';

/**
 * A token with which one account becomes steward at sign-up, for 7 days; null
 * once the site has a steward. Each new token replaces an unused earlier one.
 */
export async function offerFirstSteward(ctx: Ctx): Promise<string | null> {
	const [steward] = await ctx.db
		.select({ id: members.id })
		.from(members)
		.where(and(eq(members.role, 'steward'), isNull(members.closedAt)))
		.limit(1);
	if (steward) return null;

	const token = randomToken();
	const fresh = {
		hash: tokenHash(token),
		createdOn: sql`current_date`,
		expiresAt: sql`clock_timestamp() + interval '7 days'`
	};
	await ctx.db
		.insert(oneTimeTokens)
		.values({ purpose: 'first-steward', ...fresh })
		.onConflictDoUpdate({
			target: oneTimeTokens.purpose,
			targetWhere: sql`used_at is null`,
			set: fresh
		});
	return token;
}
