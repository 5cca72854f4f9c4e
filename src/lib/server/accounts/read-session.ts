import type { Ctx, Member } from '../ctx.ts';
import { luciaOn } from './lucia.ts';

export type LiveSession = {
	member: Member;
	/** Set when the session has just been given another 30 days: the cookie must follow. */
	renewedUntil: Date | null;
};

/** What lucia makes: 25 random bytes in base 32. Anything else is not worth a query. */
const SESSION_ID = /^[a-z2-7]{40}$/;

/** Who holds this session; null when it is none, has ended or expired. */
export async function readSession(ctx: Ctx, id: string): Promise<LiveSession | null> {
	if (!SESSION_ID.test(id)) return null;
	const { session, user } = await luciaOn(ctx.db).validateSession(id);
	if (!session) return null;
	return { member: user, renewedUntil: session.fresh ? session.expiresAt : null };
}
