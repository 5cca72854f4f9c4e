import { sql } from 'drizzle-orm';
import { hasSecondFactor } from '../accounts/has-factor.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';

/** New recovery codes in place of the earlier ones; null without a factor that they could stand for. */
export function renewRecoveryCodes(ctx: MemberCtx): Promise<string[] | null> {
	return inTransaction(ctx, async (ctx) => {
		// With what takes the last factor away, and with itself, one after the other.
		await ctx.db.execute(sql`select from member where id = ${ctx.asker.id} for no key update`);
		if (!(await hasSecondFactor(ctx, ctx.asker.id))) return null;
		return makeRecoveryCodes(ctx, ctx.asker.id);
	});
}
