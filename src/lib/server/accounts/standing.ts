import { and, eq, isNull, or, lte, sql } from 'drizzle-orm';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { Suspended } from '../errors.ts';
import { members } from './tables.ts';

/** What moderation keeps a member from writing, at this moment. */
export type Standing = {
	/** Closed by a steward. */
	isBarred: boolean;
	suspendedUntil: Date | null;
};

/**
 * Lets through who may write, by the database's clock. Part of the transaction that
 * writes; a suspension that comes while it runs comes after it. Reading, voting and
 * taking back what is one's own do not ask.
 *
 * @throws {Suspended}
 */
export async function requireGoodStanding(ctx: MemberCtx): Promise<void> {
	const [row] = await ctx.db
		.select({
			isBarred: sql<boolean>`${members.barredAt} is not null`,
			suspendedUntil: suspendedUntilNow
		})
		.from(members)
		.where(eq(members.id, ctx.asker.id));
	if (row?.isBarred) throw new Suspended(null);
	if (row?.suspendedUntil) throw new Suspended(row.suspendedUntil);
}

/** Null when it is over. */
export const suspendedUntilNow = sql<Date | null>`case
	when ${members.suspendedUntil} > clock_timestamp() then ${members.suspendedUntil} end`.mapWith(
	members.suspendedUntil
);

/**
 * Of a row of `member`: whether it is a moderator or a steward who can act, by the
 * database's clock: not suspended, and the account open.
 */
export const isOfTeam = sql`member.role in ('moderator', 'steward')
	and member.closed_at is null and member.barred_at is null
	and coalesce(member.suspended_until <= clock_timestamp(), true)`;

/** Part of a moderator's act; null when one is running already, or the account is closed. */
export async function suspendMember(
	ctx: Ctx,
	{ memberId, hours }: { memberId: number; hours: number }
): Promise<Date | null> {
	const [row] = await ctx.db
		.update(members)
		.set({
			// No finer than a Date: its act notes the same moment.
			suspendedUntil: sql`date_trunc('milliseconds', clock_timestamp())
				+ ${hours}::int * interval '1 hour'`
		})
		.where(
			and(
				eq(members.id, memberId),
				isNull(members.closedAt),
				or(isNull(members.suspendedUntil), lte(members.suspendedUntil, sql`clock_timestamp()`))
			)
		)
		.returning({ until: members.suspendedUntil });
	return row?.until ?? null;
}

/** The one that was to last until then; another one stays. */
export async function endSuspension(
	ctx: Ctx,
	{ memberId, until }: { memberId: number; until: Date }
): Promise<void> {
	await ctx.db
		.update(members)
		.set({ suspendedUntil: null })
		.where(and(eq(members.id, memberId), eq(members.suspendedUntil, until)));
}

/** Part of a steward's act: a suspension without an end. False when it is closed already. */
export async function barMember(ctx: Ctx, memberId: number): Promise<boolean> {
	const barred = await ctx.db
		.update(members)
		.set({ barredAt: sql`clock_timestamp()` })
		.where(and(eq(members.id, memberId), isNull(members.barredAt), isNull(members.closedAt)))
		.returning({ id: members.id });
	return barred.length > 0;
}

export async function unbarMember(ctx: Ctx, memberId: number): Promise<void> {
	await ctx.db.update(members).set({ barredAt: null }).where(eq(members.id, memberId));
}
