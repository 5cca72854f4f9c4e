import type { RequestEvent } from '@sveltejs/kit';
import { cookieNames } from '../../rules/cookies.ts';
import { isModerator } from '../../rules/permissions.ts';
import { agentClass } from '../accounts/agent-class.ts';
import {
	endSession as endStoredSession,
	readSession as readStoredSession,
	startSession as startStoredSession
} from '../accounts/sessions.ts';
import type { Member } from '../ctx.ts';
import { countAllOnDesk } from '../moderation/what-waits.ts';

/** Who asks; null without a live session. Keeps the cookie in step with the session, and notes what waits for them. */
export async function readSession(event: RequestEvent): Promise<Member | null> {
	const id = sessionIdOf(event);
	if (!id) return null;
	const session = await readStoredSession(event.locals.ctx, id);
	if (!session) {
		forgetCookie(event);
		return null;
	}
	event.locals.unread = session.unread;
	event.locals.standing = session.standing;
	event.locals.isRecent = session.isRecent;
	event.locals.lacksFactor = session.lacksFactor;
	if (session.renewedUntil) keepCookie(event, id, session.renewedUntil);
	if (isModerator(session.member)) event.locals.onDesk = await countAllOnDesk(event.locals.ctx);
	return session.member;
}

/**
 * Logs this browser in. The id is always new, so that one planted in the
 * browser beforehand opens nothing, and a session that it had is ended.
 */
export async function startSession(event: RequestEvent, member: Member): Promise<void> {
	const { ctx } = event.locals;
	const earlier = sessionIdOf(event);
	if (earlier) await endStoredSession(ctx, earlier);
	const agent = agentClass(event.request.headers.get('user-agent'));
	const { id, expiresAt } = await startStoredSession(ctx, { memberId: member.id, agent });
	keepCookie(event, id, expiresAt);
	ctx.asker = member;
}

export async function endSession(event: RequestEvent): Promise<void> {
	const id = sessionIdOf(event);
	if (id) await endStoredSession(event.locals.ctx, id);
	forgetCookie(event);
	event.locals.ctx.asker = null;
}

/** The id in this browser's cookie, live or not. */
export const sessionIdOf = (event: Pick<RequestEvent, 'cookies' | 'url'>): string | undefined =>
	event.cookies.get(nameFor(event));

function keepCookie(event: RequestEvent, id: string, expires: Date): void {
	event.cookies.set(nameFor(event), id, { ...attributesFor(event), expires });
}

/** Also after the session was ended elsewhere: a dead cookie would keep the shared pages from this browser. */
function forgetCookie(event: RequestEvent): void {
	event.cookies.delete(nameFor(event), attributesFor(event));
}

const isHttps = (event: Pick<RequestEvent, 'url'>) => event.url.protocol === 'https:';
const nameFor = (event: Pick<RequestEvent, 'url'>) => cookieNames(isHttps(event)).session;
const attributesFor = (event: RequestEvent) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps(event) }) as const;
