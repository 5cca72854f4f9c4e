import { and, eq, inArray, isNull } from 'drizzle-orm';
import { handleKey, judgeHandle } from '../../rules/handle.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { memberColumns } from './member-columns.ts';
import { members } from './tables.ts';

export type Profile = {
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
	const [profile] = await ctx.db
		.select(profileColumns)
		.from(members)
		.where(eq(members.handleKey, handleKey(handle.trim())));
	return profile ?? null;
}

/** Those of these handles, given by their keys, that belong to somebody who is still here; by key. */
export async function findOpenMembers(
	ctx: Ctx,
	keys: string[]
): Promise<Map<string, { id: number; handle: string; key: string }>> {
	const rows = await ctx.db
		.select({ id: members.id, handle: members.handle, key: members.handleKey })
		.from(members)
		.where(and(inArray(members.handleKey, keys), isNull(members.closedAt)));
	return new Map(rows.map((row) => [row.key, row]));
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
