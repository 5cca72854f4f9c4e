import { changeDisplayName, type DisplayNameOutcome } from '../accounts/change-display-name.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { renewThreadsOf } from '../comments/renew-threads-of.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';

/**
 * Changes the asker's display name, and with it every kept page that shows it.
 *
 * @throws {Suspended}
 */
export function rename(ctx: MemberCtx, typed: string): Promise<DisplayNameOutcome> {
	return inTransaction(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const outcome = await changeDisplayName(ctx, typed);
		if (outcome.ok) await renewThreadsOf(ctx, ctx.asker.id);
		return outcome;
	});
}
