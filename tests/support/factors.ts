import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { eq } from 'drizzle-orm';
import { signUp } from '#lib/server/accounts/sign-up.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { addPasskey, offerPasskey } from '#lib/server/factors/add-passkey.ts';
import { beginApp, confirmApp, findPendingApp } from '#lib/server/factors/set-up-app.ts';
import { authenticators } from '#lib/server/factors/tables.ts';
import { Authenticator } from './authenticator.ts';

export const password = 'correct horse battery';

/** The site as a browser on one's own machine knows it. */
export const LOCALHOST = { id: 'localhost', origin: 'http://localhost' };

/** Somebody who can log in. */
export async function aPersonWithPassword(ctx: Ctx): Promise<MemberCtx> {
	const handle = `ana-${randomBytes(6).toString('hex')}`;
	const outcome = await signUp(ctx, { handle, password });
	if (!outcome.ok) throw new Error(outcome.reason);
	return { ...ctx, asker: outcome.member };
}

/** What an app shows so many seconds from now. */
export const codeOf = (base32: string, secondsAway = 0): string =>
	new TOTP({ secret: Secret.fromBase32(base32) }).generate({
		timestamp: Date.now() + secondsAway * 1000
	});

/** Sets an app up; none of its codes is used yet. */
export async function anApp(ctx: MemberCtx): Promise<{ secret: string; codes: string[] }> {
	await beginApp(ctx);
	const secret = (await findPendingApp(ctx, 'Palabre'))!.base32;
	const outcome = await confirmApp(ctx, codeOf(secret));
	if (!outcome.ok) throw new Error(outcome.reason);
	await ctx.db
		.update(authenticators)
		.set({ lastStep: 0 })
		.where(eq(authenticators.memberId, ctx.asker.id));
	return { secret, codes: outcome.codes ?? [] };
}

/** Adds a passkey. */
export async function aPasskey(ctx: MemberCtx, name = 'bureau'): Promise<Authenticator> {
	const key = new Authenticator();
	const options = await offerPasskey(ctx, { ...LOCALHOST, name: 'Palabre' });
	const outcome = await addPasskey(ctx, LOCALHOST, { name, answer: key.make(options) });
	if (!outcome.ok) throw new Error(outcome.reason);
	return key;
}
