import type { Onward } from '../../rules/unposted-comment.ts';
import { findOpenMember } from '../accounts/find.ts';
import { hasSecondFactor } from '../accounts/has-factor.ts';
import { logIn, type Credentials, type LogInOutcome } from '../accounts/log-in.ts';
import { signUp, type SignUpDraft, type SignUpOutcome } from '../accounts/sign-up.ts';
import { adoptVisitorBallots } from '../ballots/adopt.ts';
import type { Ctx, Member } from '../ctx.ts';
import type { RelyingParty } from '../factors/passkey-answers.ts';
import {
	beginPendingLogin,
	finishLogin,
	type SecondStep,
	type SecondStepOutcome
} from '../factors/pending-logins.ts';
import { usePasskey } from '../factors/use-passkey.ts';

/** Makes an account, which takes over the ballots of this browser. */
export async function joinBySigningUp(ctx: Ctx, draft: SignUpDraft): Promise<SignUpOutcome> {
	const outcome = await signUp(ctx, draft);
	// They come with the first login, where the address is to be confirmed before.
	if (outcome.ok && !outcome.awaitsAddress) await bringBallots(ctx, outcome.member);
	return outcome;
}

export type JoinOutcome =
	| LogInOutcome
	/** The password is right, and a second step is missing: the token is this browser's. */
	| { ok: true; member: null; pending: string };

/**
 * Who logs in takes over the ballots of this browser.
 *
 * @param onward what waits for them, also behind a second step
 */
export async function joinByLoggingIn(
	ctx: Ctx,
	credentials: Credentials,
	onward: Onward
): Promise<JoinOutcome> {
	const outcome = await logIn(ctx, credentials);
	if (!outcome.ok) return outcome;
	const { id } = outcome.member;
	if (await hasSecondFactor(ctx, id)) {
		return { ok: true, member: null, pending: await beginPendingLogin(ctx, id, onward) };
	}
	await bringBallots(ctx, outcome.member);
	return outcome;
}

/** The second step of a login. @throws {TooMany} */
export async function joinBySecondStep(
	ctx: Ctx,
	token: string,
	step: SecondStep
): Promise<SecondStepOutcome> {
	const outcome = await finishLogin(ctx, token, step);
	if (outcome.ok) await bringBallots(ctx, outcome.member);
	return outcome;
}

/** A passkey alone, which is something that one has and something that one is or knows; null when it is refused. */
export async function joinByPasskey(
	ctx: Ctx,
	site: RelyingParty,
	answer: string
): Promise<Member | null> {
	const memberId = await usePasskey(ctx, site, { purpose: 'login', answer });
	const member = memberId === null ? null : await findOpenMember(ctx, memberId);
	if (member) await bringBallots(ctx, member);
	return member;
}

/**
 * In a transaction of its own: Postgres marks every row with the transaction
 * that wrote it, and a shared mark would lead from an account to a ballot.
 */
async function bringBallots(ctx: Ctx, member: Member): Promise<void> {
	if (ctx.visitorToken) await adoptVisitorBallots({ ...ctx, asker: member }, ctx.visitorToken);
}
