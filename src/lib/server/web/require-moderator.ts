import { isModerator } from '../../rules/permissions.ts';
import type { MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { refuseWithoutFactor } from './require-recent.ts';
import { requireMember } from './require-member.ts';

/** For pages of those who keep the peace. */
export function requireModerator(locals: App.Locals): MemberCtx {
	const ctx = requireMember(locals);
	if (locals.lacksFactor) refuseWithoutFactor();
	if (!isModerator(ctx.asker)) throw new Forbidden();
	return ctx;
}
