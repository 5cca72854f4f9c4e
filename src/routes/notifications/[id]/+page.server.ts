import { error, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { findTold, readNotification, type Told } from '#lib/server/notifications/mark-read.ts';
import { isReader } from '#lib/server/web/is-reader.ts';
import { goToComment } from '#lib/server/web/own-comment.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { requireMember } from '#lib/server/web/require-member.ts';
import type { PageServerLoad } from './$types';

/** Leads to the comment, the article, the act or the report of which a notification tells, which is read by that; not by a mere prefetch. */
export const load: PageServerLoad = async ({ locals, params, request, setHeaders }) => {
	const ctx = requireMember(locals);
	const id = idParam(params.id);
	const told = await (isReader(request) ? readNotification(ctx, id) : findTold(ctx, id));
	if (!told) error(404, { message: 'no such notification', code: 'not-found' });
	setHeaders({ 'cache-control': 'no-store' });
	if (told.postedId !== null) return goToComment(ctx, told.postedId);
	if (told.actId !== null) redirect(303, localHref(ctx.locale, `/about/moderation/${told.actId}`));
	if (told.reported !== null) redirect(303, localHref(ctx.locale, `/report/${told.reported}`));
	if (told.commentId === null) redirect(303, localHref(ctx.locale, placeOf(told)));
	await goToComment(ctx, told.commentId);
};

/** Where the asker can do something about it. */
function placeOf({ articleId, slug, reason }: Told): string {
	if (slug === null) return `/drafts/${articleId}`;
	if (reason.startsWith('translation-')) return `/articles/${slug}/translate`;
	if (reason.startsWith('correction-')) return `/articles/${slug}/correct`;
	if (reason.startsWith('option-')) return '/options';
	return reason === 'corrected' ? `/articles/${slug}/history` : `/drafts/${articleId}`;
}
