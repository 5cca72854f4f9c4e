import { timingSafeEqual } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { cookieNames } from '../../rules/cookies.ts';
import { randomToken, type Secret } from '../platform/secret.ts';

/** Browsers keep a cookie for at most 400 days. */
const LIFETIME = 400 * 24 * 60 * 60;

/** The visitor token of this browser, if its signature is ours. */
export function readVisitor(event: RequestEvent, secret: Secret): string | null {
	const value = event.cookies.get(nameFor(event));
	const [token, signature] = value?.split('.') ?? [];
	if (!token || !signature) return null;
	const given = Buffer.from(signature, 'base64url');
	const expected = secret.hash('visitor-cookie', token);
	return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

/** What the cookie of this visitor holds. */
export const visitorCookie = (secret: Secret, token: string): string =>
	`${token}.${secret.hash('visitor-cookie', token).toString('base64url')}`;

/** Gives this browser a token, called when it first votes or looks; the next request counts. */
export function introduceVisitor(event: RequestEvent): void {
	event.cookies.set(nameFor(event), visitorCookie(event.locals.site.secret, randomToken()), {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:',
		maxAge: LIFETIME
	});
}

export function forgetVisitor(event: RequestEvent): void {
	event.cookies.delete(nameFor(event), { path: '/', secure: event.url.protocol === 'https:' });
}

const nameFor = (event: RequestEvent) => cookieNames(event.url.protocol === 'https:').visitor;
