import { localHref } from '../../rules/locale.ts';
import { isNotice } from '../../rules/mail.ts';
import { textIn } from '../../text/text.ts';
import { unsubscribeToken } from '../accounts/choose-mail.ts';
import type { Ctx } from '../ctx.ts';
import type { Letter } from '../platform/mailer.ts';
import { composeAccountMail } from './account-mails.ts';
import type { ClaimedMail } from './claim.ts';
import { composeNotice } from './notices.ts';
import { asHtml, asText, type Block } from './write.ts';

/** What a mail says, before it has its two parts. */
export type Words = { subject: string; blocks: Block[] };

/** To a path of the site, in the member's language. */
export type Linked = (path: string) => string;

/** The words of a mail as things stand now; null when there is nothing to say any more. */
export async function composeMail(
	ctx: Ctx,
	mail: ClaimedMail,
	address: string
): Promise<Pick<Letter, 'subject' | 'text' | 'html' | 'headers'> | null> {
	const { locale } = mail.member;
	const linked: Linked = (path) => address + localHref(locale, path);
	const isNews = isNotice(mail.kind);
	const words = isNews
		? await composeNotice(ctx, mail, linked)
		: await composeAccountMail(ctx, mail, linked);
	if (!words) return null;

	const off = linked(`/unsubscribe/${unsubscribeToken(ctx.secret, mail.member.id)}`);
	const text = textIn(locale).mail;
	const blocks: Block[] = [
		{ is: 'text', text: text.greeting(mail.member.handle) },
		...words.blocks,
		...(isNews ? offBlocks(text.off, { off, settings: linked('/settings#mail') }) : [])
	];
	return {
		subject: words.subject,
		text: asText(blocks),
		html: asHtml(locale, words.subject, blocks),
		headers: isNews
			? {
					// One click without a page in between (RFC 8058).
					'List-Unsubscribe': `<${off}>`,
					'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
				}
			: {}
	};
}

const offBlocks = (
	words: { why: string; settings: string; unsubscribe: string },
	href: { off: string; settings: string }
): Block[] => [
	{ is: 'text', text: words.why },
	{ is: 'link', text: words.settings, href: href.settings },
	{ is: 'link', text: words.unsubscribe, href: href.off }
];
