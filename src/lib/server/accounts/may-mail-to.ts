import { emailKey } from '../../rules/email.ts';
import type { Ctx } from '../ctx.ts';
import { TooMany } from '../errors.ts';
import { spend } from '../platform/limits.ts';

/**
 * Counts one mail with a link to this address, whoever asks for it: nobody's
 * mailbox is filled from here.
 *
 * @throws {TooMany}
 */
export const spendOnAddress = (ctx: Ctx, email: string): Promise<void> =>
	// The count does not keep the address.
	spend(ctx, 'mailed-link', {
		subject: ctx.secret.hash('address-of-account', emailKey(email)).toString('base64url')
	});

/** The same where the act goes on without the mail. */
export async function mayMailTo(ctx: Ctx, email: string): Promise<boolean> {
	try {
		await spendOnAddress(ctx, email);
		return true;
	} catch (error) {
		if (error instanceof TooMany) return false;
		throw error;
	}
}
