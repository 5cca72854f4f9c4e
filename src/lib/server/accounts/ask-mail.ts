import type { MailKind } from '../../rules/mail.ts';
import type { Ctx } from '../ctx.ts';
import { mails } from './tables.ts';

/**
 * Has a mail sent to this member once the transaction of `ctx` is through.
 * What it says is made when it is sent.
 */
export async function askMail(
	ctx: Ctx,
	kind: MailKind,
	{ memberId, recipient }: { memberId: number; recipient?: string }
): Promise<void> {
	const [mail] = await ctx.db
		.insert(mails)
		.values({ kind, memberId, recipient })
		.returning({ id: mails.id });
	if (mail) await ctx.jobs.enqueue(ctx, 'send-mail', { mailId: mail.id });
}
