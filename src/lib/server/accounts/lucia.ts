import { Lucia, TimeSpan } from 'lucia';
import type { Member } from '../ctx.ts';
import type { Database } from '../db/client.ts';
import { sessionAdapter } from './session-adapter.ts';
import type { Standing } from './standing.ts';

export const SESSION_DAYS = 30;

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof newLucia>;
		UserId: number;
		DatabaseUserAttributes: Omit<Member, 'id'>;
		/** These are counted whenever the session is read. */
		DatabaseSessionAttributes: {
			agent: string;
			unread?: number;
			standing?: Standing;
			isRecent?: boolean;
			lacksFactor?: boolean;
		};
	}
}

const GOOD: Standing = { isBarred: false, suspendedUntil: null };

const instances = new WeakMap<Database, ReturnType<typeof newLucia>>();

/** Lucia over this pool or transaction. Lucia is finished software: only this folder knows of it. */
export function luciaOn(db: Database): ReturnType<typeof newLucia> {
	let lucia = instances.get(db);
	if (!lucia) instances.set(db, (lucia = newLucia(db)));
	return lucia;
}

function newLucia(db: Database) {
	return new Lucia(sessionAdapter(db), {
		sessionExpiresIn: new TimeSpan(SESSION_DAYS, 'd'),
		getUserAttributes: (attributes) => attributes,
		getSessionAttributes: (read) => ({
			unread: read.unread ?? 0,
			standing: read.standing ?? GOOD,
			isRecent: read.isRecent ?? true,
			lacksFactor: read.lacksFactor ?? false
		})
	});
}
