import { error, redirect } from '@sveltejs/kit';
import { localHref } from '../../rules/locale.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';

/** For pages: somebody without a session is sent to log in and comes back here afterwards. */
export function requireMember(locals: App.Locals): MemberCtx {
	if (isMember(locals.ctx)) return locals.ctx;
	const next = encodeURIComponent(locals.path);
	redirect(303, localHref(locals.locale, `/login?next=${next}`));
}

/** For acts whose form only members are shown. */
export function requireMemberAct(locals: App.Locals): MemberCtx {
	return isMember(locals.ctx)
		? locals.ctx
		: error(403, { message: 'members only', code: 'members-only' });
}

export const isMember = (ctx: Ctx): ctx is MemberCtx => ctx.asker !== null;
