import { sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { members } from './tables.ts';

/**
 * Whether this member has a second factor: by the names of tables that lie above
 * the accounts, since every page of a moderator asks.
 */
export const hasFactor = sql<boolean>`(exists (select from authenticator
		where authenticator.member_id = ${members.id} and confirmed_at is not null)
	or exists (select from passkey where passkey.member_id = ${members.id}))`;

/** Whether the site asks those who moderate and run it for a second factor; no row: it does not. */
export const isFactorRequired = sql<boolean>`exists (select from site_setting
	where key = 'secondFactor' and value = 'team')`;

/** Whether a login to this account has a second step. */
export async function hasSecondFactor(ctx: Ctx, memberId: number): Promise<boolean> {
	const [row] = await ctx.db.execute<{ has: boolean }>(
		sql`select ${hasFactor} as has from ${members} where ${members.id} = ${memberId}`
	);
	return row?.has ?? false;
}
