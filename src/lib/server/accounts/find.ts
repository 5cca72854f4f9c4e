import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { handleKey, judgeHandle } from '../../rules/handle.ts';
import type { Ctx, Member, MemberCtx } from '../ctx.ts';
import { memberColumns } from './member-columns.ts';
import { members } from './tables.ts';

export type Profile = {
	/** Whoever invited them, if that is known. */
	invitedBy: { handle: string; displayName: string } | null;
	id: number;
	handle: string;
	displayName: string;
	createdAt: Date;
	/** Set when its owner left and let the name stand. */
	closedAt: Date | null;
};

const profileColumns = {
	id: members.id,
	handle: members.handle,
	displayName: members.displayName,
	createdAt: members.createdAt,
	closedAt: members.closedAt
};

/** By any spelling of the handle. */
export async function findProfile(ctx: Ctx, handle: string): Promise<Profile | null> {
	const judged = judgeHandle(handle);
	// A reserved name may belong to somebody: scripts may give it. No other refused one can.
	if (!judged.ok && judged.reason !== 'handle-reserved') return null;
	const inviter = alias(members, 'inviter');
	const [profile] = await ctx.db
		.select({
			...profileColumns,
			invitedBy: { handle: inviter.handle, displayName: inviter.displayName }
		})
		.from(members)
		.leftJoin(inviter, eq(inviter.id, members.invitedBy))
		.where(and(eq(members.handleKey, handleKey(handle.trim())), eq(members.awaitsAddress, false)));
	return profile ?? null;
}

/** More guests than anybody has; a profile shows so many. */
const GUESTS = 100;

/** Whom this member invited, the newest first. */
export const listGuests = (ctx: Ctx, memberId: number) =>
	ctx.db
		.select({ handle: members.handle, displayName: members.displayName })
		.from(members)
		.where(and(eq(members.invitedBy, memberId), eq(members.awaitsAddress, false)))
		.orderBy(desc(members.id))
		.limit(GUESTS);

/** Those of these handles, given by their keys, that belong to somebody who is still here; by key. */
export async function findOpenMembers(
	ctx: Ctx,
	keys: string[]
): Promise<Map<string, { id: number; handle: string; key: string }>> {
	const rows = await ctx.db
		.select({ id: members.id, handle: members.handle, key: members.handleKey })
		.from(members)
		.where(
			and(
				inArray(members.handleKey, keys),
				isNull(members.closedAt),
				eq(members.awaitsAddress, false)
			)
		);
	return new Map(rows.map((row) => [row.key, row]));
}

/** Somebody who may log in. */
export async function findOpenMember(ctx: Ctx, id: number): Promise<Member | null> {
	const [member] = await ctx.db
		.select(memberColumns)
		.from(members)
		.where(and(eq(members.id, id), isNull(members.closedAt), eq(members.awaitsAddress, false)));
	return member ?? null;
}

/** All that is known of the asker, but the password's hash. */
export async function findOwnAccount(ctx: MemberCtx) {
	const [account] = await ctx.db
		.select({
			...profileColumns,
			...memberColumns,
			email: members.email,
			confirmedEmail: members.confirmedEmail,
			mail: members.mail
		})
		.from(members)
		.where(eq(members.id, ctx.asker.id));
	return account ?? null;
}
