import { askMail } from '../accounts/ask-mail.ts';
import type { MemberCtx } from '../ctx.ts';
import { countRecoveryCodes, makeRecoveryCodes } from './recovery-codes.ts';

/**
 * What every new factor brings with it, in its transaction: a mail, and recovery
 * codes where none are left; these are returned.
 */
export async function noteAdded(ctx: MemberCtx): Promise<string[] | null> {
	const memberId = ctx.asker.id;
	await askMail(ctx, 'factor-added', { memberId });
	if ((await countRecoveryCodes(ctx, memberId)) > 0) return null;
	return makeRecoveryCodes(ctx, memberId);
}
