import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { countRecoveryCodes } from './recovery-codes.ts';
import { authenticators, passkeys } from './tables.ts';

export type PasskeyView = { id: number; name: string; createdAt: Date; lastUsedAt: Date | null };

/** The asker's second factors, without anything by which one could use them. */
export async function findFactors(ctx: MemberCtx): Promise<{
	/** When the app was set up; null: there is none. */
	appSince: Date | null;
	passkeys: PasskeyView[];
	codesLeft: number;
}> {
	const memberId = ctx.asker.id;
	const [app] = await ctx.db
		.select({ since: authenticators.confirmedAt })
		.from(authenticators)
		.where(eq(authenticators.memberId, memberId));
	return {
		appSince: app?.since ?? null,
		passkeys: await ctx.db
			.select({
				id: passkeys.id,
				name: passkeys.name,
				createdAt: passkeys.createdAt,
				lastUsedAt: passkeys.lastUsedAt
			})
			.from(passkeys)
			.where(eq(passkeys.memberId, memberId))
			.orderBy(asc(passkeys.id)),
		codesLeft: await countRecoveryCodes(ctx, memberId)
	};
}

/** By what this member can make a second step. */
export async function findKinds(
	ctx: Ctx,
	memberId: number
): Promise<{ hasApp: boolean; hasPasskey: boolean }> {
	const apps = await ctx.db.$count(
		authenticators,
		and(eq(authenticators.memberId, memberId), isNotNull(authenticators.confirmedAt))
	);
	const keys = await ctx.db.$count(passkeys, eq(passkeys.memberId, memberId));
	return { hasApp: apps > 0, hasPasskey: keys > 0 };
}
