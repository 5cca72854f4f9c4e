import { sql } from 'drizzle-orm';
import type { Role } from '#lib/rules/permissions.ts';
import type { Ctx } from '#lib/server/ctx.ts';

/** Gives a role without the page of the stewards, for tests that are about something else. */
export async function setRole(
	ctx: Ctx,
	who: { id: number } | { handle: string },
	role: Role
): Promise<void> {
	const member = 'id' in who ? sql`id = ${who.id}` : sql`handle = ${who.handle}`;
	await ctx.db.execute(sql`update member set role = ${role} where ${member}`);
}

/** Everybody is a mere member again. */
export async function setNoRoles(ctx: Ctx): Promise<void> {
	await ctx.db.execute(sql`update member set role = 'member' where role <> 'member'`);
}
