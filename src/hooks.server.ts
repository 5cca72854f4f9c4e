import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { building } from '$app/environment';
import { asTheme, THEME_COOKIE } from '#lib/rules/cookies.ts';
import { splitLocale } from '#lib/rules/locale.ts';
import { readSession } from '#lib/server/web/session.ts';
import { readVisitor } from '#lib/server/web/visitor.ts';
import { siteCtx, type Ctx } from '#lib/server/ctx.ts';
import { causeOf, Forbidden, isUnavailable, Suspended, TooMany } from '#lib/server/errors.ts';
import { fillBeginning, fillFragments } from '#lib/server/web/fragments.ts';
import { leaveFragments } from '#lib/server/web/late-fragments.ts';
import { networkOf } from '#lib/server/web/network.ts';
import { plainHtml } from '#lib/server/web/plain-html.ts';
import { endVisit } from '#lib/server/web/reading.ts';
import { refuseForeignOrigin, secureHeaders } from '#lib/server/web/security.ts';
import { closeSite, theSite } from '#lib/server/web/site.ts';
import { startUpkeep } from '#lib/server/web/upkeep.ts';
import { startWork } from '#lib/server/web/work.ts';

export const init: ServerInit = () => {
	if (building) return;
	const stopUpkeep = startUpkeep(theSite());
	startWork(theSite());
	process.once('sveltekit:shutdown', () => {
		stopUpkeep();
		void closeSite();
	});
};

export const handle: Handle = async ({ event, resolve }) => {
	if (building) return resolve(event);
	const refused = refuseForeignOrigin(event);
	if (refused) return refused;

	answerInHtml(event);
	await openRequest(event);
	const { locale, theme, fragments } = event.locals;
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => {
			const page = fillBeginning(html, { lang: locale, theme });
			return leaveFragments(event) ? page : fillFragments(page, fragments);
		},
		filterSerializedResponseHeaders: () => false,
		// The head names the styles in the same packet; a browser that is busy complains of a preload it has not used yet.
		preload: () => false
	});
	return secureHeaders(event, inOurWords(withRealStatus(event.locals, response)));
};

/** A method that an address does not know is refused by SvelteKit in bare English. */
function inOurWords(response: Response): Response {
	if (response.status !== 405 || response.headers.get('content-type')?.startsWith('text/html')) {
		return response;
	}
	const headers = new Headers(response.headers);
	headers.delete('content-length');
	headers.set('content-type', 'text/html; charset=utf-8');
	return new Response(plainHtml('405', 'malformed'), { status: 405, headers });
}

/** No page of ours asks for JSON; to any client that takes it SvelteKit would give it, with the status 200 for a refusal. */
function answerInHtml({ request }: RequestEvent): void {
	request.headers.set('accept', 'text/html');
}

/** Says who asks, from which network and in which language. */
async function openRequest(event: RequestEvent): Promise<void> {
	const site = theSite();
	const { locale, path } = splitLocale(event.url.pathname);
	const ctx: Ctx = {
		...siteCtx(site),
		locale,
		network: networkOf(event, site.secret),
		visitorToken: readVisitor(event, site.secret)
	};
	Object.assign(event.locals, {
		ctx,
		site,
		locale,
		path,
		theme: asTheme(event.cookies.get(THEME_COOKIE)),
		fragments: new Map()
	});
	try {
		ctx.asker = await readSession(event);
		await endVisit(event);
	} catch (error) {
		// Without a database nobody is logged in; the page itself then says 503 where it needs one.
		if (!isUnavailable(error)) throw error;
		event.locals.unavailable = true;
	}
}

/** Domain code knows no HTTP: what it throws reaches `handleError`, and here gets its status. */
function withRealStatus(locals: App.Locals, response: Response): Response {
	const { retryAfter } = locals;
	const as = (status: number, wait?: number) => {
		const headers = new Headers(response.headers);
		if (wait !== undefined) headers.set('retry-after', String(wait));
		return new Response(response.body, { status, headers });
	};
	if (locals.unavailable && response.status === 503) return as(503, 5);
	if (response.status !== 500) return response;
	if (locals.forbidden) return as(403);
	if (retryAfter !== undefined) return as(429, retryAfter);
	if (locals.unavailable) return as(503, 5);
	return response;
}

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	const { locals } = event;
	if (error instanceof Forbidden) {
		locals.forbidden = true;
		return { message: 'forbidden', code: codeOf(error, locals) };
	}
	if (error instanceof TooMany) {
		locals.retryAfter = error.retryAfter;
		return { message: 'too many', code: 'too-many' };
	}
	if (isUnavailable(error)) {
		locals.unavailable = true;
		theSite().log.warn({ path: locals.path, code: describe(error) }, 'database unavailable');
		return { message: 'unavailable', code: 'unavailable' };
	}
	if (status < 500) return { message, code: status === 404 ? 'not-found' : undefined };
	theSite().log.error({ path: locals.path, cause: describe(error) }, 'unexpected error');
	return { message: 'unexpected', code: 'unexpected' };
};

/** Why, where that is known: a moderator whose role rests may learn what to do. */
function codeOf(error: Forbidden, { lacksFactor }: App.Locals): string {
	if (error instanceof Suspended) return 'suspended';
	return lacksFactor ? 'factor-needed' : 'forbidden';
}

/** Never the outer error: drizzle's message holds the bound parameters, a password hash among them. */
function describe(error: unknown): string {
	const cause = causeOf(error);
	return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
