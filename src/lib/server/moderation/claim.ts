import { and, eq, sql } from 'drizzle-orm';
import { CLAIM_MINUTES } from '../../rules/moderation.ts';
import { isModerator } from '../../rules/permissions.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { members } from '../accounts/tables.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { deskClaims } from './tables.ts';

/**
 * Takes something from the desk, so that two moderators do not read the same; false
 * when another one has it. A help, no lock: who must act at once still can, and
 * only one act goes through.
 *
 * @throws {Forbidden} for members
 * @throws {Suspended}
 */
export async function claimSubject(ctx: MemberCtx, subject: string): Promise<boolean> {
	if (!isModerator(ctx.asker)) throw new Forbidden();
	await requireGoodStanding(ctx);
	await spend(ctx, 'moderation');
	const taken = await ctx.db
		.insert(deskClaims)
		.values({ subject, moderatorId: ctx.asker.id })
		.onConflictDoUpdate({
			target: deskClaims.subject,
			set: { moderatorId: ctx.asker.id, claimedAt: sql`clock_timestamp()` },
			setWhere: sql`${deskClaims.moderatorId} = ${ctx.asker.id} or not ${isRunning}`
		})
		.returning({ subject: deskClaims.subject });
	return taken.length > 0;
}

/** Puts it back on the desk; what another one has stays theirs. */
export async function releaseSubject(ctx: MemberCtx, subject: string): Promise<void> {
	if (!isModerator(ctx.asker)) throw new Forbidden();
	await ctx.db
		.delete(deskClaims)
		.where(and(eq(deskClaims.subject, subject), eq(deskClaims.moderatorId, ctx.asker.id)));
}

/** Who has it at this moment; null when nobody. */
export async function findClaim(
	ctx: Ctx,
	subject: string
): Promise<{ id: number; name: string } | null> {
	const [claim] = await ctx.db
		.select({ id: members.id, name: members.displayName })
		.from(deskClaims)
		.innerJoin(members, eq(members.id, deskClaims.moderatorId))
		.where(and(eq(deskClaims.subject, subject), isRunning));
	return claim ?? null;
}

/** The name of somebody else who has it; null when nobody else does. */
export async function findOtherClaim(ctx: MemberCtx, subject: string): Promise<string | null> {
	const claim = await findClaim(ctx, subject);
	return claim && claim.id !== ctx.asker.id ? claim.name : null;
}

const isRunning = sql`${deskClaims.claimedAt} > clock_timestamp() - ${sql.raw(String(CLAIM_MINUTES))} * interval '1 minute'`;

/** Claims that nobody needs any more. */
export async function purgeClaims(ctx: Ctx): Promise<void> {
	await ctx.db.delete(deskClaims).where(sql`not ${isRunning}`);
}
