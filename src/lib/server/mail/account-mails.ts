import { and, eq, isNull, ne } from 'drizzle-orm';
import { emailKey } from '../../rules/email.ts';
import { textIn } from '../../text/text.ts';
import { makeLink } from '../accounts/mailed-links.ts';
import { members } from '../accounts/tables.ts';
import type { Ctx } from '../ctx.ts';
import type { ClaimedMail } from './claim.ts';
import type { Linked, Words } from './compose.ts';
import type { Block } from './write.ts';

/** Mails about an account itself. */
export async function composeAccountMail(
	ctx: Ctx,
	mail: ClaimedMail,
	linked: Linked
): Promise<Words | null> {
	const text = textIn(mail.member.locale).mail;
	const { handle } = mail.member;
	if (mail.kind === 'confirm-address') return composeConfirmation(ctx, mail, linked);
	if (mail.kind === 'reset-password') {
		const { subject, intro, link, once } = text.reset;
		const href = await linkOf(ctx, 'reset-password', mail, linked('/reset'));
		return { subject, blocks: [say(intro(handle)), { is: 'link', text: link, href }, say(once)] };
	}
	const told = {
		'address-replaced': text.addressReplaced,
		'address-removed': text.addressRemoved,
		'password-changed': text.passwordChanged,
		'factor-added': text.factorAdded,
		'factor-removed': text.factorRemoved,
		'factor-reset': text.factorReset,
		'recovery-code-used': text.recoveryCodeUsed
	};
	if (!(mail.kind in told)) return null;
	const { subject, intro } = told[mail.kind as keyof typeof told];
	const forgot: Block = { is: 'link', text: text.notYou.link, href: linked('/forgot') };
	return { subject, blocks: [say(intro(handle)), say(text.notYou.what), forgot] };
}

/** An address that is another account's is not offered for confirmation: its owner is told instead. */
async function composeConfirmation(ctx: Ctx, mail: ClaimedMail, linked: Linked): Promise<Words> {
	const { member, to } = mail;
	const text = textIn(member.locale).mail;
	const owner = await findOwner(ctx, to, member.id);
	if (owner !== null) {
		const { subject, intro, link } = text.taken;
		const forgot: Block = { is: 'link', text: link, href: linked('/forgot') };
		return { subject, blocks: [say(intro(member.handle, owner)), forgot] };
	}
	const { subject, intro, link, once } = text.confirm;
	const href = await linkOf(ctx, 'confirm-address', mail, linked('/confirm'));
	return {
		subject,
		blocks: [say(intro(member.handle)), { is: 'link', text: link, href }, say(once)]
	};
}

async function findOwner(ctx: Ctx, email: string, but: number): Promise<string | null> {
	const [owner] = await ctx.db
		.select({ handle: members.handle })
		.from(members)
		.where(
			and(
				eq(members.confirmedEmailKey, emailKey(email)),
				ne(members.id, but),
				isNull(members.closedAt)
			)
		);
	return owner?.handle ?? null;
}

async function linkOf(
	ctx: Ctx,
	purpose: 'confirm-address' | 'reset-password',
	{ member, key }: ClaimedMail,
	page: string
): Promise<string> {
	const token = await makeLink(ctx, purpose, { memberId: member.id, mailKey: key });
	return `${page}?token=${token}`;
}

const say = (text: string): Block => ({ is: 'text', text });
