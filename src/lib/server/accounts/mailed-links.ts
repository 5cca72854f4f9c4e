import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { LINK_MINUTES } from '../../rules/mail.ts';
import type { Ctx } from '../ctx.ts';
import { tokenHash } from '../platform/secret.ts';
import { mailedLinks, members } from './tables.ts';

export type LinkPurpose = (typeof mailedLinks.$inferSelect)['purpose'];

/**
 * The token of the link in this mail; older links of the same purpose are void.
 *
 * An attempt that is repeated gives the same token, because the first one may
 * have arrived; used up in between, it stays so. Only its hash is stored: the
 * token follows from the server's secret and the mail.
 */
export async function makeLink(
	ctx: Ctx,
	purpose: LinkPurpose,
	{ memberId, mailKey }: { memberId: number; mailKey: string }
): Promise<string> {
	const token = ctx.secret.hash('mailed-link', purpose, mailKey).toString('base64url');
	const expiresAt = sql`clock_timestamp() + ${LINK_MINUTES} * interval '1 minute'`;
	await ctx.db
		.insert(mailedLinks)
		.values({ memberId, purpose, hash: tokenHash(token), expiresAt })
		.onConflictDoUpdate({
			target: [mailedLinks.memberId, mailedLinks.purpose],
			set: {
				hash: sql`excluded.hash`,
				expiresAt: sql`excluded.expires_at`,
				usedAt: sql`case when mailed_link.hash = excluded.hash then mailed_link.used_at end`
			}
		});
	return token;
}

/** Whose link this is and what it is about; null once it is used, void or expired. */
export async function findLink(ctx: Ctx, purpose: LinkPurpose, token: string) {
	const [link] = await ctx.db
		.select({ memberId: members.id, handle: members.handle, email: members.email })
		.from(mailedLinks)
		.innerJoin(members, eq(members.id, mailedLinks.memberId))
		.where(and(isLive(purpose, token), isNull(members.closedAt)));
	return link ?? null;
}

/** Uses the link up, in the transaction that does what it is for; null when it is no good. */
export async function useLink(
	ctx: Ctx,
	purpose: LinkPurpose,
	token: string
): Promise<number | null> {
	const [link] = await ctx.db
		.update(mailedLinks)
		.set({ usedAt: sql`clock_timestamp()` })
		.where(isLive(purpose, token))
		.returning({ memberId: mailedLinks.memberId });
	return link?.memberId ?? null;
}

export async function voidLinks(ctx: Ctx, memberId: number, purpose?: LinkPurpose): Promise<void> {
	await ctx.db
		.delete(mailedLinks)
		.where(and(eq(mailedLinks.memberId, memberId), purpose && eq(mailedLinks.purpose, purpose)));
}

/** Deletes links that nobody can use any more. */
export async function purgeMailedLinks(ctx: Ctx): Promise<void> {
	await ctx.db.delete(mailedLinks).where(lt(mailedLinks.expiresAt, sql`clock_timestamp()`));
}

const isLive = (purpose: LinkPurpose, token: string) =>
	and(
		eq(mailedLinks.hash, tokenHash(token)),
		eq(mailedLinks.purpose, purpose),
		isNull(mailedLinks.usedAt),
		gt(mailedLinks.expiresAt, sql`clock_timestamp()`)
	);
