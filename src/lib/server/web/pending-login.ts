import type { RequestEvent } from '@sveltejs/kit';
import { cookieNames } from '../../rules/cookies.ts';

/** Seconds: longer than the login may wait, so that its text can be brought back. */
const LIFETIME = 24 * 60 * 60;

export function keepPendingLogin(event: RequestEvent, token: string): void {
	event.cookies.set(nameFor(event), token, { ...attributesFor(event), maxAge: LIFETIME });
}

/** The token of the login that this browser has begun. */
export const pendingLoginOf = (event: RequestEvent): string | undefined =>
	event.cookies.get(nameFor(event));

export function forgetPendingLogin(event: RequestEvent): void {
	event.cookies.delete(nameFor(event), attributesFor(event));
}

const isHttps = ({ url }: RequestEvent) => url.protocol === 'https:';
const nameFor = (event: RequestEvent) => cookieNames(isHttps(event)).login;
const attributesFor = (event: RequestEvent) =>
	({ path: '/', httpOnly: true, sameSite: 'strict', secure: isHttps(event) }) as const;
