import { and, eq, isNull, sql } from 'drizzle-orm';
import {
	isNotice,
	MAILS_PER_DAY,
	NOTICES,
	type MailChoice,
	type MailKind
} from '../../rules/mail.ts';
import type { Locale } from '../../rules/locale.ts';
import { mails, members } from '../accounts/tables.ts';
import { inTransaction, type Ctx } from '../ctx.ts';

/**
 * Seconds for which one attempt has a mail to itself: longer than any attempt
 * takes (see platform/mailer.ts), so that two never send it side by side.
 */
const CLAIM = 120;

/** A mail that is ours to send, and whom it is for. */
export type ClaimedMail = {
	id: number;
	key: string;
	kind: MailKind;
	createdAt: Date;
	member: { id: number; handle: string; locale: Locale; choice: MailChoice };
	/** Where it goes; for the mail that asks to confirm an address, the one that waits. */
	to: string;
};

/** Somebody else is at it; the job comes back. */
export class AlreadyClaimed extends Error {}

/**
 * Takes a mail for one attempt; null when there is nothing left to do: it is
 * sent or dropped, or nobody is there any more to send it to.
 *
 * @throws {AlreadyClaimed}
 */
export function claimMail(ctx: Ctx, id: number): Promise<ClaimedMail | null> {
	return inTransaction(ctx, async (ctx) => {
		await holdMember(ctx, id);
		const mail = await holdMail(ctx, id);
		if (!mail || mail.sentAt || mail.droppedAt) return null;
		if (mail.isClaimed) throw new AlreadyClaimed('another attempt has this mail');
		const to = mail.recipient ?? (mail.kind === 'confirm-address' ? mail.email : mail.confirmed);
		if (!mail.member || !to || mail.isStale || !(await isWithinDay(ctx, mail))) {
			await dropMail(ctx, id);
			return null;
		}
		await ctx.db
			.update(mails)
			.set({
				attempts: sql`${mails.attempts} + 1`,
				countedOn: sql`coalesce(${mails.countedOn}, current_date)`,
				claimedUntil: sql`clock_timestamp() + ${CLAIM} * interval '1 second'`
			})
			.where(eq(mails.id, id));
		const { key, kind, createdAt, member } = mail;
		return { id, key, kind, createdAt, member, to };
	});
}

/** Before the mail, as an account that is closed goes before its mails; it also lets a day's mails be counted one after the other. */
async function holdMember(ctx: Ctx, mailId: number): Promise<void> {
	await ctx.db.execute(sql`select from member
		where id = (select member_id from mail where id = ${mailId}) for no key update`);
}

async function holdMail(ctx: Ctx, id: number) {
	const [row] = await ctx.db
		.select({
			key: mails.key,
			kind: mails.kind,
			createdAt: mails.createdAt,
			recipient: mails.recipient,
			sentAt: mails.sentAt,
			droppedAt: mails.droppedAt,
			isCounted: sql<boolean>`${mails.countedOn} is not null`,
			isClaimed: sql<boolean>`coalesce(${mails.claimedUntil} > clock_timestamp(), false)`,
			/** A newer one of the kind brings a newer link, and makes the one in this void. */
			isStale: sql<boolean>`${mails.kind} in ('confirm-address', 'reset-password') and exists (
				select from mail newer where newer.member_id = ${mails.memberId}
				and newer.kind = ${mails.kind} and newer.id > ${mails.id})`,
			member: {
				id: members.id,
				handle: members.handle,
				locale: members.locale,
				choice: members.mail
			},
			email: members.email,
			confirmed: members.confirmedEmail
		})
		.from(mails)
		.leftJoin(members, and(eq(members.id, mails.memberId), isNull(members.closedAt)))
		.where(eq(mails.id, id))
		.for('update', { of: mails });
	return row ?? null;
}

async function isWithinDay(
	ctx: Ctx,
	mail: { kind: MailKind; isCounted: boolean; member: { id: number } | null }
): Promise<boolean> {
	if (!isNotice(mail.kind) || mail.isCounted || !mail.member) return true;
	const memberId = mail.member.id;
	const [day] = await ctx.db.execute<{ sent: number }>(
		sql`select count(*)::int as sent from mail where member_id = ${memberId}
			and counted_on = current_date and kind in ${[...NOTICES]} and dropped_at is null`
	);
	return (day?.sent ?? 0) < MAILS_PER_DAY;
}

export async function markSent(ctx: Ctx, id: number): Promise<void> {
	await ctx.db
		.update(mails)
		.set({ sentAt: sql`clock_timestamp()`, claimedUntil: null, recipient: null, lastError: null })
		.where(eq(mails.id, id));
}

/** Gives the mail back for the next attempt. */
export async function releaseMail(ctx: Ctx, id: number, reason: string): Promise<void> {
	await ctx.db
		.update(mails)
		.set({ claimedUntil: null, lastError: reason.slice(0, 60) })
		.where(eq(mails.id, id));
}

/** It is not sent any more. */
export async function dropMail(ctx: Ctx, id: number, reason: string | null = null): Promise<void> {
	await ctx.db
		.update(mails)
		.set({
			droppedAt: sql`clock_timestamp()`,
			claimedUntil: null,
			recipient: null,
			lastError: reason?.slice(0, 60) ?? null
		})
		.where(eq(mails.id, id));
}
