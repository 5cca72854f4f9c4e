import { timingSafeEqual } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { MailChoice } from '../../rules/mail.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import type { Secret } from '../platform/secret.ts';
import { members } from './tables.ts';

/** What of the asker's notifications is mailed from now on. */
export const chooseMail = (ctx: MemberCtx, mail: MailChoice): Promise<void> =>
	setMail(ctx, ctx.asker.id, mail);

/** With which mail is turned off without a login; good for nothing else, and for ever, since mails are kept. */
export const unsubscribeToken = (secret: Secret, memberId: number): string =>
	`${memberId}.${signatureOf(secret, memberId).toString('base64url')}`;

/** False when the token is not one of ours; true also when there was nothing to turn off. */
export async function unsubscribe(ctx: Ctx, token: string): Promise<boolean> {
	const memberId = memberOfToken(ctx.secret, token);
	if (memberId === null) return false;
	await setMail(ctx, memberId, 'none');
	return true;
}

/** Whose token this is; null when it is not one of ours. */
export function memberOfToken(secret: Secret, token: string): number | null {
	const [, id = '', signature = ''] = /^([1-9]\d{0,14})\.([\w-]{43})$/.exec(token) ?? [];
	if (!id) return null;
	const memberId = Number(id);
	const given = Buffer.from(signature, 'base64url');
	const right = signatureOf(secret, memberId);
	return given.length === right.length && timingSafeEqual(given, right) ? memberId : null;
}

const signatureOf = (secret: Secret, memberId: number) =>
	secret.hash('unsubscribe', String(memberId));

async function setMail(ctx: Ctx, memberId: number, mail: MailChoice): Promise<void> {
	await ctx.db
		.update(members)
		// The first digest comes a day or a week after it was chosen.
		.set({ mail, digestAt: sql`clock_timestamp()` })
		.where(eq(members.id, memberId));
}
