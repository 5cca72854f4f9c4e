import { error } from '@sveltejs/kit';
import { findTold, readNotification } from '#lib/server/notifications/mark-read.ts';
import { isReader } from '#lib/server/web/is-reader.ts';
import { goToComment } from '#lib/server/web/own-comment.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { requireMember } from '#lib/server/web/require-member.ts';
import type { PageServerLoad } from './$types';

/** Leads to the comment of which a notification tells, which is read by that; not by a mere prefetch. */
export const load: PageServerLoad = async ({ locals, params, request, setHeaders }) => {
	const ctx = requireMember(locals);
	const id = idParam(params.id);
	const commentId = await (isReader(request) ? readNotification(ctx, id) : findTold(ctx, id));
	if (commentId === null) error(404, { message: 'no such notification', code: 'not-found' });
	setHeaders({ 'cache-control': 'no-store' });
	await goToComment(ctx, commentId);
};
