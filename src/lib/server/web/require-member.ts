import { error, redirect } from '@sveltejs/kit';
import { localHref } from '../../rules/locale.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';

/** For pages: somebody without a session is sent to log in and comes back here afterwards. */
export function requireMember(locals: App.Locals): MemberCtx {
	if (isMember(locals.ctx)) return locals.ctx;
	refuseUnknown(locals);
	const next = encodeURIComponent(locals.path);
	redirect(303, localHref(locals.locale, `/login?next=${next}`));
}

/** For acts whose form only members are shown. */
export function requireMemberAct(locals: App.Locals): MemberCtx {
	if (isMember(locals.ctx)) return locals.ctx;
	refuseUnknown(locals);
	error(403, { message: 'members only', code: 'members-only' });
}

/** Without a database nobody can be known: who has a session is not to log in again. */
function refuseUnknown({ unavailable }: App.Locals): void {
	if (unavailable) error(503, { message: 'unavailable', code: 'unavailable' });
}

export const isMember = (ctx: Ctx): ctx is MemberCtx => ctx.asker !== null;
