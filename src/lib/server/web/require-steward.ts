import type { MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { requireMember } from './require-member.ts';

/** For pages of those who run the site. */
export function requireSteward(locals: App.Locals): MemberCtx {
	const ctx = requireMember(locals);
	if (ctx.asker.role !== 'steward') throw new Forbidden();
	return ctx;
}
