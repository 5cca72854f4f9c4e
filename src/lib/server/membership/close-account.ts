import { partWithTranslator } from '../amendments/part-with-translator.ts';
import { deleteAccount, keepNameOnly } from '../accounts/close.ts';
import { confirmPassword } from '../accounts/confirm-password.ts';
import { withdrawAllBallots } from '../ballots/withdraw-all.ts';
import { partWithAuthor } from '../comments/part-with-author.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { forgetFactorsOf } from '../factors/remove.ts';
import { partWithWriter } from '../drafts/part-with-writer.ts';
import { forgetNotificationsOf } from '../notifications/forget.ts';

/**
 * What becomes of the comments: they stay under the name, stay without a name,
 * or lose their text while the tree stays whole.
 */
export const PARTINGS = ['keep', 'unname', 'erase'] as const;
type Parting = (typeof PARTINGS)[number];

export type Farewell = { password: string; withdrawBallots: boolean; comments: Parting };

/**
 * Ends the account and all its sessions. Ballots that are not withdrawn stay
 * counted, and can then be changed by nobody.
 *
 * The ballots go first and apart, so that no ballot is marked with the
 * transaction that closed an account; if the rest fails, asking again completes it.
 */
export async function closeAccount(
	ctx: MemberCtx,
	{ password, withdrawBallots, comments }: Farewell
): Promise<{ ok: true } | { ok: false; reason: 'password-wrong' }> {
	if (!(await confirmPassword(ctx, password))) return { ok: false, reason: 'password-wrong' };
	if (withdrawBallots) await withdrawAllBallots(ctx);
	await inTransaction(ctx, async (ctx) => {
		await partWithAuthor(ctx, ctx.asker.id, comments);
		await partWithWriter(ctx, ctx.asker.id);
		await partWithTranslator(ctx, ctx.asker.id);
		await forgetNotificationsOf(ctx, ctx.asker.id);
		await forgetFactorsOf(ctx, ctx.asker.id);
		if (comments === 'keep') await keepNameOnly(ctx);
		else await deleteAccount(ctx);
	});
	return { ok: true };
}
