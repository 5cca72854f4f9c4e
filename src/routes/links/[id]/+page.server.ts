import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { countClick, findTarget } from '#lib/server/resources/follow.ts';
import { isReader } from '#lib/server/web/is-reader.ts';
import { addressOf } from '#lib/server/web/network.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import type { PageServerLoad } from './$types';

/** Counts the click and leads on to the address that the article names. */
export const load: PageServerLoad = async (event) => {
	const { locals, params, request } = event;
	const id = idParam(params.id);
	const target = await findTarget(locals.ctx, id);
	if (!target) error(404, { message: 'no such link', code: 'not-found' });
	if (isReader(request)) await countClick(locals.ctx, id, readerOf(event));
	event.setHeaders({
		'cache-control': 'no-store',
		'referrer-policy': 'no-referrer',
		'x-robots-tag': 'noindex, nofollow'
	});
	redirect(303, target);
};

/**
 * By address and browser alone: the cookie of a first vote would make another reader of who clicked
 * before it. Kept for the length of one hash; see `countClick`.
 */
const readerOf = (event: RequestEvent): string =>
	`${addressOf(event)}\n${event.request.headers.get('user-agent') ?? ''}`;
