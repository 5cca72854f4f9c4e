import { lt, sql } from 'drizzle-orm';
import { MAIL_KEPT_DAYS } from '../../rules/mail.ts';
import { mails } from '../accounts/tables.ts';
import type { Ctx } from '../ctx.ts';

/** Forgets that mails were sent. */
export async function purgeMails(ctx: Ctx): Promise<void> {
	await ctx.db
		.delete(mails)
		.where(lt(mails.createdAt, sql`clock_timestamp() - ${MAIL_KEPT_DAYS} * interval '1 day'`));
}
