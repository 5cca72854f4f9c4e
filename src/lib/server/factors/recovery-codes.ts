import { randomBytes } from 'node:crypto';
import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { RECOVERY } from '../../rules/second-factor.ts';
import { askMail } from '../accounts/ask-mail.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { tokenHash } from '../platform/secret.ts';
import { recoveryCodes } from './tables.ts';

/** Crockford's base 32, which reads what looks alike as the same. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** New codes in place of all earlier ones, given once, here: only their hashes are stored. Part of a transaction. */
export async function makeRecoveryCodes(ctx: Ctx, memberId: number): Promise<string[]> {
	const codes = Array.from({ length: RECOVERY.codes }, drawCode);
	await ctx.db.delete(recoveryCodes).where(eq(recoveryCodes.memberId, memberId));
	await ctx.db
		.insert(recoveryCodes)
		.values(codes.map((code) => ({ hash: tokenHash(code), memberId })));
	return codes.map((code) => code.replace(/.{4}(?=.)/g, '$&-'));
}

function drawCode(): string {
	const bits = randomBytes(RECOVERY.length);
	return Array.from(bits, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

const asDrawn = (typed: string): string =>
	typed.toLowerCase().replace(/[\s-]/g, '').replace(/[il]/g, '1').replaceAll('o', '0');

/** Uses a code up; false when it is none of this member's, or was used. */
export function useRecoveryCode(ctx: Ctx, memberId: number, typed: string): Promise<boolean> {
	return inTransaction(ctx, async (ctx) => {
		const used = await ctx.db
			.update(recoveryCodes)
			.set({ usedAt: sql`clock_timestamp()` })
			.where(
				and(
					eq(recoveryCodes.hash, tokenHash(asDrawn(typed))),
					eq(recoveryCodes.memberId, memberId),
					isNull(recoveryCodes.usedAt)
				)
			)
			.returning({ memberId: recoveryCodes.memberId });
		if (used.length > 0) await askMail(ctx, 'recovery-code-used', { memberId });
		return used.length > 0;
	});
}

/** How many are left. */
export async function countRecoveryCodes(ctx: Ctx, memberId: number): Promise<number> {
	const [row] = await ctx.db
		.select({ left: count() })
		.from(recoveryCodes)
		.where(and(eq(recoveryCodes.memberId, memberId), isNull(recoveryCodes.usedAt)));
	return row?.left ?? 0;
}
