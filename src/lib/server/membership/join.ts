import { logIn, type Credentials, type LogInOutcome } from '../accounts/log-in.ts';
import { signUp, type SignUpDraft, type SignUpOutcome } from '../accounts/sign-up.ts';
import { adoptVisitorBallots } from '../ballots/adopt.ts';
import type { Ctx, Member } from '../ctx.ts';

/** Makes an account, which takes over the ballots of this browser. */
export async function joinBySigningUp(ctx: Ctx, draft: SignUpDraft): Promise<SignUpOutcome> {
	const outcome = await signUp(ctx, draft);
	// They come with the first login, where the address is to be confirmed before.
	if (outcome.ok && !outcome.awaitsAddress) await bringBallots(ctx, outcome.member);
	return outcome;
}

/** Who logs in takes over the ballots of this browser. */
export async function joinByLoggingIn(ctx: Ctx, credentials: Credentials): Promise<LogInOutcome> {
	const outcome = await logIn(ctx, credentials);
	if (outcome.ok) await bringBallots(ctx, outcome.member);
	return outcome;
}

/**
 * In a transaction of its own: Postgres marks every row with the transaction
 * that wrote it, and a shared mark would lead from an account to a ballot.
 */
async function bringBallots(ctx: Ctx, member: Member): Promise<void> {
	if (ctx.visitorToken) await adoptVisitorBallots({ ...ctx, asker: member }, ctx.visitorToken);
}
