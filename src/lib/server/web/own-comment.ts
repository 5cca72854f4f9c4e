import { error, redirect } from '@sveltejs/kit';
import { localHref } from '../../rules/locale.ts';
import { isAuthorOf, type CommentState } from '../../rules/permissions.ts';
import { findOwn } from '../comments/find-own.ts';
import { locateComment } from '../comments/locate.ts';
import type { MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';

/** The asker's own comment, which can be read; for the pages that change it. To delete it, what was hidden will do. */
export async function requireOwnComment(
	ctx: MemberCtx,
	id: number,
	states: readonly CommentState[] = ['visible']
) {
	const comment = await findOwn(ctx, id);
	if (comment && !isAuthorOf(ctx.asker, comment)) throw new Forbidden();
	if (comment && states.includes(comment.state)) return comment;
	error(404, { message: 'no such comment', code: 'not-found' });
}

/** Shows the comment in its thread. */
export async function goToComment(ctx: MemberCtx, id: number): Promise<never> {
	const place = await locateComment(ctx, id);
	if (!place) error(404, { message: 'no such comment', code: 'not-found' });
	redirect(303, localHref(ctx.locale, place));
}
