import { fail, redirect } from '@sveltejs/kit';
import { localHref } from '../../rules/locale.ts';
import { revokeInvitation } from '../accounts/invitations.ts';
import type { MemberCtx } from '../ctx.ts';
import { idField, requireForm } from './read-form.ts';

/** Takes back the invitation in the form and goes on to `at`, a path without language. */
export async function takeBackInvitation(ctx: MemberCtx, request: Request, at: string) {
	const { id } = await requireForm(request, { id: idField });
	if (!(await revokeInvitation(ctx, id))) {
		return fail(409, { note: '', refusal: 'ended' as const, minutes: null });
	}
	redirect(303, localHref(ctx.locale, `${at}?done=revoked`));
}
