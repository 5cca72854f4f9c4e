import { confirmPassword } from '../accounts/confirm-password.ts';
import { hasSecondFactor } from '../accounts/has-factor.ts';
import { markProved } from '../accounts/recent.ts';
import type { MemberCtx } from '../ctx.ts';
import type { RelyingParty } from './passkey-answers.ts';
import { forgiveCodes, spendOnCode, useCode } from './use-code.ts';
import { usePasskey } from './use-passkey.ts';

export type Proof =
	| { by: 'password'; password: string; code: string }
	| { by: 'passkey'; answer: string; site: RelyingParty };

export type ProofRefusal = 'password-wrong' | 'code-wrong' | 'passkey-refused';

/**
 * Has the asker prove in this session who they are, as at a login: by password, and
 * code where the account has a second factor, or by a passkey alone.
 *
 * @throws {TooMany}
 */
export async function proveAgain(
	ctx: MemberCtx,
	sessionId: string,
	proof: Proof
): Promise<{ ok: true } | { ok: false; reason: ProofRefusal }> {
	const reason = await refusalOf(ctx, proof);
	if (reason) return { ok: false, reason };
	await markProved(ctx, sessionId);
	return { ok: true };
}

async function refusalOf(ctx: MemberCtx, proof: Proof): Promise<ProofRefusal | null> {
	const memberId = ctx.asker.id;
	if (proof.by === 'passkey') {
		const whose = await usePasskey(ctx, proof.site, { purpose: 'again', answer: proof.answer });
		return whose === memberId ? null : 'passkey-refused';
	}
	if (!(await confirmPassword(ctx, proof.password))) return 'password-wrong';
	if (!(await hasSecondFactor(ctx, memberId))) return null;
	await spendOnCode(ctx, memberId);
	if (!(await useCode(ctx, memberId, proof.code))) return 'code-wrong';
	await forgiveCodes(ctx, memberId);
	return null;
}
