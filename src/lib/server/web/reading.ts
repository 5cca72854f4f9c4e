import type { RequestEvent } from '@sveltejs/kit';
import { READING_COOKIE, VISIT_COOKIE } from '../../rules/cookies.ts';
import { splitLocale } from '../../rules/locale.ts';
import {
	formatReading,
	formatVisit,
	isOnTheWay,
	isPageOf,
	parseReading,
	parseVisit,
	withRead,
	type Reading,
	type Visit
} from '../../rules/reading.ts';
import { forgetReading, markRead } from '../comments/reading.ts';
import { isReader } from './is-reader.ts';
import { isMember } from './require-member.ts';

/** Browsers keep a cookie for at most 400 days. */
const LIFETIME = 400 * 24 * 60 * 60;

/** What this browser has read, where no member asks: a member's readings are stored. */
export const readingOf = (event: RequestEvent): Reading =>
	isMember(event.locals.ctx) ? new Map() : parseReading(event.cookies.get(READING_COOKIE));

/**
 * How far the asker had read before the visit that this request belongs to, as
 * far as their browser says; null where it does not, though it may be stored.
 */
export function sinceInBrowser(
	event: RequestEvent,
	article: { id: number; slug: string }
): number | null {
	const visit = visitOf(event);
	if (visit?.articleId === article.id) return visit.since;
	return readingOf(event).get(article.id) ?? null;
}

/**
 * Remembers in the browser that this thread is before its reader's eyes: it is
 * read when the next page is asked for. A browser that no cookie of ours is in
 * gets none here, so that its page can be the one that everybody shares.
 */
export function rememberVisit(event: RequestEvent, visit: Visit): void {
	const isKnown = isMember(event.locals.ctx) || event.cookies.get(READING_COOKIE) !== undefined;
	if (!isKnown || !isReader(event.request)) return;
	const before = visitOf(event);
	const upTo =
		before?.articleId === visit.articleId ? Math.max(before.upTo, visit.upTo) : visit.upTo;
	keepCookie(event, VISIT_COOKIE, formatVisit({ ...visit, upTo }));
}

/** Called for every request: who asks for a page elsewhere has read the thread they come from. */
export async function endVisit(event: RequestEvent): Promise<void> {
	const visit = visitOf(event);
	if (!visit || !isPageAsked(event) || isContinued(event, visit)) return;
	await keepRead(event, visit.articleId, visit.upTo);
	event.cookies.delete(VISIT_COOKIE, { path: '/', secure: isHttps(event) });
}

/** The thread is read as far as this. */
export async function keepRead(event: RequestEvent, articleId: number, upTo: number) {
	const { ctx } = event.locals;
	if (isMember(ctx)) await markRead(ctx, articleId, upTo);
	else keepReading(event, withRead(readingOf(event), articleId, upTo));
}

/** Nothing up to here is new in the rest of this visit either; leaving a page of it changes nothing in it. */
export function markVisitRead(event: RequestEvent, articleId: number, upTo: number): void {
	const visit = visitOf(event);
	if (visit?.articleId !== articleId) return;
	const since = Math.max(visit.since ?? 0, upTo);
	keepCookie(event, VISIT_COOKIE, formatVisit({ ...visit, since }));
}

/** As if the thread had never been read. */
export async function forgetThread(event: RequestEvent, articleId: number): Promise<void> {
	const { ctx } = event.locals;
	if (visitOf(event)?.articleId === articleId) {
		event.cookies.delete(VISIT_COOKIE, { path: '/', secure: isHttps(event) });
	}
	if (isMember(ctx)) return forgetReading(ctx, articleId);
	const reading = new Map(readingOf(event));
	reading.delete(articleId);
	keepReading(event, reading);
}

const visitOf = (event: RequestEvent) => parseVisit(event.cookies.get(VISIT_COOKIE));

function isPageAsked({ request, locals }: RequestEvent): boolean {
	const target = request.headers.get('sec-fetch-dest') ?? 'document';
	return target === 'document' && isReader(request) && !isOnTheWay(locals.path);
}

/** From one page of the thread to another, of the same reading. */
function isContinued({ request, locals, url }: RequestEvent, { slug }: Visit): boolean {
	if (!isPageOf(locals.path, slug)) return false;
	const referrer = request.headers.get('referer');
	if (!referrer || !URL.canParse(referrer)) return false;
	const { origin, pathname } = new URL(referrer);
	const { path } = splitLocale(pathname);
	return origin === url.origin && (isPageOf(path, slug) || isOnTheWay(path));
}

const keepReading = (event: RequestEvent, reading: Reading) =>
	keepCookie(event, READING_COOKIE, formatReading(reading), LIFETIME);

function keepCookie(event: RequestEvent, name: string, value: string, maxAge?: number): void {
	const secure = isHttps(event);
	event.cookies.set(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge });
}

const isHttps = (event: RequestEvent) => event.url.protocol === 'https:';
