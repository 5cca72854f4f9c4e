import type { Ctx } from '#lib/server/ctx.ts';
import { randomToken } from '#lib/server/platform/secret.ts';
import { visitorCookie } from '#lib/server/web/visitor.ts';
import { anotherNetwork } from './arrivals.ts';
import { load, type Figures } from './load.ts';
import type { Site } from './site.ts';

/** Visitors at the same time. */
export const CONNECTIONS = 50;

/** Sends so many ballots, each of a new visitor with the cookie that they were given for it, from a network of their own. */
export const castOverHttp = (
	site: Site,
	ctx: Ctx,
	pollId: number,
	{ amount, marks }: { amount: number; marks: () => string }
): Promise<Figures> =>
	load({
		url: site.origin,
		connections: CONNECTIONS,
		amount,
		status: 303,
		next: () => ({
			method: 'POST',
			path: `/polls/${pollId}?/cast`,
			headers: {
				origin: site.origin,
				cookie: `visitor=${visitorCookie(ctx.secret, randomToken())}`,
				'content-type': 'application/x-www-form-urlencoded',
				'x-forwarded-for': anotherNetwork()
			},
			body: `from=article&${marks()}`
		})
	});
