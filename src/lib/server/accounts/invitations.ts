import { timingSafeEqual } from 'node:crypto';
import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { lengthOf } from '../../rules/article-document.ts';
import { isSteward } from '../../rules/permissions.ts';
import { INVITATION_DAYS, INVITATION_NOTE_MAX } from '../../rules/site-settings.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { spend } from '../platform/limits.ts';
import { readSiteSettings } from '../platform/site-settings.ts';
import { requireGoodStanding } from './standing.ts';
import { invitations, members } from './tables.ts';

export type Invitation = {
	id: number;
	/** With it one account can be made; null once it was used, revoked or is too old. */
	token: string | null;
	note: string;
	/** Who invited; null where only one's own are listed. */
	inviter: { handle: string; displayName: string } | null;
	createdAt: Date;
	expiresAt: Date;
	state: 'open' | 'used' | 'revoked' | 'expired';
	/** Whose account was made with it, if it is still there. */
	guest: { handle: string; displayName: string } | null;
};

/** @throws {TooMany} */
export async function inviteSomebody(
	ctx: MemberCtx,
	given: string
): Promise<{ ok: true; id: number } | { ok: false; reason: 'note-too-long' | 'sign-up-closed' }> {
	const note = given.trim();
	if (lengthOf(note) > INVITATION_NOTE_MAX) return { ok: false, reason: 'note-too-long' };
	const { signUp } = await readSiteSettings(ctx);
	if (signUp === 'closed') return { ok: false, reason: 'sign-up-closed' };
	await requireGoodStanding(ctx);
	await spend(ctx, 'sign-up-invitation');
	const [row] = await ctx.db
		.insert(invitations)
		.values({
			inviterId: ctx.asker.id,
			note,
			expiresAt: sql`clock_timestamp() + ${INVITATION_DAYS} * interval '1 day'`
		})
		.returning({ id: invitations.id });
	if (!row) throw new Error('an insert returned no row');
	return { ok: true, id: row.id };
}

/** Makes an invitation worth nothing: whoever gave it may, and a steward. False when it is no longer open. */
export async function revokeInvitation(ctx: MemberCtx, id: number): Promise<boolean> {
	const revoked = await ctx.db
		.update(invitations)
		.set({ revokedAt: sql`clock_timestamp()` })
		.where(
			and(isOpen(id), isSteward(ctx.asker) ? undefined : eq(invitations.inviterId, ctx.asker.id))
		)
		.returning({ id: invitations.id });
	return revoked.length === 1;
}

const PER_PAGE = 50;

/** Invitations, the newest first: the asker's own, or everybody's for a steward. */
export async function listInvitations(
	ctx: MemberCtx,
	{ of, before }: { of: 'asker' | 'everybody'; before?: number | undefined }
): Promise<{ invitations: Invitation[]; older: number | null }> {
	const guest = alias(members, 'guest');
	const inviter = alias(members, 'inviter');
	const rows = await ctx.db
		.select({
			id: invitations.id,
			note: invitations.note,
			createdAt: invitations.createdAt,
			expiresAt: invitations.expiresAt,
			usedAt: invitations.usedAt,
			revokedAt: invitations.revokedAt,
			isExpired: sql<boolean>`${invitations.expiresAt} <= clock_timestamp()`,
			isMine: sql<boolean>`${invitations.inviterId} = ${ctx.asker.id}`,
			inviter: { handle: inviter.handle, displayName: inviter.displayName },
			guest: { handle: guest.handle, displayName: guest.displayName }
		})
		.from(invitations)
		.innerJoin(inviter, eq(inviter.id, invitations.inviterId))
		.leftJoin(guest, eq(guest.id, invitations.usedBy))
		.where(
			and(
				of === 'everybody' ? undefined : eq(invitations.inviterId, ctx.asker.id),
				before === undefined ? undefined : lt(invitations.id, before)
			)
		)
		.orderBy(desc(invitations.id))
		.limit(PER_PAGE + 1);
	const shown = rows.slice(0, PER_PAGE).map(({ usedAt, revokedAt, isExpired, isMine, ...row }) => {
		const state = stateOf({ usedAt, revokedAt, isExpired });
		return {
			...row,
			state,
			token: state === 'open' && isMine ? tokenOf(ctx, row.id) : null,
			note: isMine ? row.note : '',
			inviter: of === 'everybody' ? row.inviter : null
		};
	});
	return { invitations: shown, older: rows.length > PER_PAGE ? (shown.at(-1)?.id ?? null) : null };
}

/** Whether an account can be made with this token now, and who gave it. */
export async function findInvitation(ctx: Ctx, token: string) {
	const id = idIn(ctx, token);
	if (id === null) return null;
	const [row] = await ctx.db
		.select({ handle: members.handle, displayName: members.displayName })
		.from(invitations)
		.innerJoin(members, eq(members.id, invitations.inviterId))
		.where(isOpen(id));
	return row ?? null;
}

/**
 * Uses an invitation up in the transaction that makes the account.
 *
 * @returns which one it was and who gave it; null when it is worth nothing
 */
export async function useInvitation(
	ctx: Ctx,
	token: string
): Promise<{ id: number; inviterId: number } | null> {
	const id = idIn(ctx, token);
	if (id === null) return null;
	const [used] = await ctx.db
		.update(invitations)
		.set({ usedAt: sql`clock_timestamp()` })
		.where(isOpen(id))
		.returning({ id: invitations.id, inviterId: invitations.inviterId });
	return used ?? null;
}

const isOpen = (id: number) =>
	and(
		eq(invitations.id, id),
		isNull(invitations.usedAt),
		isNull(invitations.revokedAt),
		gt(invitations.expiresAt, sql`clock_timestamp()`)
	);

function stateOf(row: {
	usedAt: Date | null;
	revokedAt: Date | null;
	isExpired: boolean;
}): Invitation['state'] {
	if (row.usedAt) return 'used';
	if (row.revokedAt) return 'revoked';
	return row.isExpired ? 'expired' : 'open';
}

function tokenOf({ secret }: Ctx, id: number): string {
	return `${id}.${secret.hash('invitation', String(id)).toString('base64url')}`;
}

function idIn(ctx: Ctx, token: string): number | null {
	const id = Number(/^([1-9]\d{0,14})\./.exec(token)?.[1] ?? 0);
	if (id === 0) return null;
	const [given, expected] = [Buffer.from(token), Buffer.from(tokenOf(ctx, id))];
	return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}
