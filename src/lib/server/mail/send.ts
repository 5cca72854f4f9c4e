import type { Ctx } from '../ctx.ts';
import { NotSent, type Letter, type Mailer } from '../platform/mailer.ts';
import { claimMail, dropMail, markSent, releaseMail, type ClaimedMail } from './claim.ts';
import { composeMail } from './compose.ts';

export type PostOffice = {
	mailer: Mailer;
	/** Where readers find the site: what links in mails begin with. */
	address: string;
};

/**
 * Sends a mail that was asked for, once: asked again, it does nothing.
 *
 * Between the server's taking it over and our noting so lies an instant in
 * which a crash has it sent again, with the same Message-ID (decision 12).
 */
export async function sendMail(ctx: Ctx, office: PostOffice, mailId: number): Promise<void> {
	const mail = await claimMail(ctx, mailId);
	if (!mail) return;
	try {
		const words = await composeMail(ctx, mail, office.address);
		if (!words) return await dropMail(ctx, mailId);
		await office.mailer.send({ ...addressed(ctx, mail), ...words });
	} catch (error) {
		const reason = error instanceof NotSent ? error.message : 'not composed';
		if (error instanceof NotSent && error.isFinal) return dropMail(ctx, mailId, reason);
		await releaseMail(ctx, mailId, reason);
		throw error;
	}
	await markSent(ctx, mailId);
}

function addressed(ctx: Ctx, { key, kind, createdAt, to }: ClaimedMail) {
	const moment = createdAt.toISOString();
	// Never twice, even where a database began anew: it names a mail for those who receive it.
	const mark = ctx.secret.hash('mail-name', key, moment).toString('hex').slice(0, 24);
	const name = `${moment.replace(/[-:.]/g, '')}-${kind}-${mark}`;
	return { name, to, date: createdAt } satisfies Partial<Letter>;
}
