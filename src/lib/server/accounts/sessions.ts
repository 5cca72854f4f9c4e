import { and, eq, ne } from 'drizzle-orm';
import type { Ctx, Member, MemberCtx } from '../ctx.ts';
import { tokenHash } from '../platform/secret.ts';
import { luciaOn } from './lucia.ts';
import type { Standing } from './standing.ts';
import { sessions } from './tables.ts';

export { SESSION_DAYS } from './lucia.ts';

export type LiveSession = {
	member: Member;
	/** Notifications that they have not read, `MOST_UNREAD + 1` at most. */
	unread: number;
	standing: Standing;
	/** Whether its owner proved within `RECENT_MINUTES` who they are. */
	isRecent: boolean;
	/** Whether their role rests: the site wants a second factor of them. */
	lacksFactor: boolean;
	/** Set when the session has just been prolonged: the cookie must follow. */
	renewedUntil: Date | null;
};

/** What lucia makes: 25 random bytes in base 32. Anything else is not worth a query. */
const SESSION_ID = /^[a-z2-7]{40}$/;

/** Who holds this session; null when it is none, has ended or expired. */
export async function readSession(ctx: Ctx, id: string): Promise<LiveSession | null> {
	if (!SESSION_ID.test(id)) return null;
	const { session, user } = await luciaOn(ctx.db).validateSession(id);
	if (!session) return null;
	const { unread, standing, isRecent, lacksFactor } = session;
	const renewedUntil = session.fresh ? session.expiresAt : null;
	return {
		...{ member: user, unread, standing },
		...{ isRecent, lacksFactor, renewedUntil }
	};
}

/** A new session with a new id. The id is given once, here: only its hash is stored. */
export async function startSession(
	ctx: Ctx,
	{ memberId, agent }: { memberId: number; agent: string }
): Promise<{ id: string; expiresAt: Date }> {
	const { id, expiresAt } = await luciaOn(ctx.db).createSession(memberId, { agent });
	return { id, expiresAt };
}

export const endSession = (ctx: Ctx, id: string): Promise<void> =>
	luciaOn(ctx.db).invalidateSession(id);

/** Ends one of the asker's own sessions; a label of somebody else's ends nothing. */
export async function endLabelledSession(ctx: MemberCtx, label: string): Promise<void> {
	await ctx.db
		.delete(sessions)
		.where(and(eq(sessions.memberId, ctx.asker.id), eq(sessions.label, label)));
}

/** Ends all the asker's sessions but the one with this id. */
export async function endOtherSessions(ctx: MemberCtx, currentId: string): Promise<void> {
	await ctx.db
		.delete(sessions)
		.where(and(eq(sessions.memberId, ctx.asker.id), ne(sessions.hash, tokenHash(currentId))));
}

/** Deletes sessions that nobody can use any more. */
export const purgeExpiredSessions = (ctx: Ctx): Promise<void> =>
	luciaOn(ctx.db).deleteExpiredSessions();
