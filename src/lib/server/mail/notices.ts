import { excerptOf } from '../../rules/excerpt.ts';
import { plural } from '../../text/format.ts';
import { textIn, type Text } from '../../text/text.ts';
import type { Ctx } from '../ctx.ts';
import {
	listMailed,
	type MailedComment,
	type MailedNotification
} from '../notifications/list-mailed.ts';
import type { ClaimedMail } from './claim.ts';
import type { Linked, Words } from './compose.ts';
import { composeNews, newsBlocks } from './news.ts';
import type { Block } from './write.ts';

/** What one digest quotes; of more it says that there is more. */
const MOST = 50;

/** Characters of a comment that a mail quotes. */
const QUOTED = 500;

/**
 * Mails about notifications: those that are still unread and can still be read,
 * if their member still wants them so. Subjects hold no word of anybody's.
 */
export async function composeNotice(
	ctx: Ctx,
	mail: ClaimedMail,
	linked: Linked
): Promise<Words | null> {
	const { choice, locale } = mail.member;
	const isWanted = mail.kind === 'notification' ? choice === 'each' : isDigest(choice);
	if (!isWanted) return null;
	const reader = { ...ctx, locale };
	const told = await listMailed(reader, mail.id, MOST + 1);
	const [first] = told;
	if (!first) return null;

	const text = textIn(locale).mail;
	if (mail.kind === 'notification') {
		if (first.about === 'news') return composeNews(reader, first, linked);
		const subject = text.notice.subject[first.reason];
		return { subject, blocks: oneComment(text, first, linked) };
	}
	const shown = told.slice(0, MOST);
	const blocks = await digest(reader, shown, linked);
	if (told.length > MOST) blocks.push({ is: 'text', text: text.digest.more });
	blocks.push({ is: 'link', text: text.digest.all, href: linked('/notifications') });
	const subject = text.digest.subject[choice === 'weekly' ? 'weekly' : 'daily'];
	const intro = plural(locale, shown.length, text.digest.intro);
	return { subject, blocks: [{ is: 'text', text: intro }, ...blocks] };
}

const isDigest = (choice: string) => choice === 'daily' || choice === 'weekly';

type MailText = Text['mail'];

function oneComment(text: MailText, told: MailedComment, linked: Linked): Block[] {
	const { author, articleTitle, reason } = told;
	const who = author ?? text.notice.somebody;
	return [
		{ is: 'text', text: text.notice.intro[reason](who, articleTitle) },
		{ is: 'quote', text: excerptOf(told.html, QUOTED) },
		{ is: 'link', text: text.notice.read, href: linked(`/comments/${told.commentId}`) }
	];
}

/** First what became of the reader's own; then article by article, in the order in which their first comment was written. */
async function digest(ctx: Ctx, told: MailedNotification[], linked: Linked): Promise<Block[]> {
	const blocks: Block[] = [];
	for (const one of told) {
		if (one.about === 'news') blocks.push(...(await newsBlocks(ctx, one, linked)));
	}
	const text = textIn(ctx.locale).mail;
	const comments = told.filter((one) => one.about === 'comment');
	for (const of of Map.groupBy(comments, ({ articleId }) => articleId).values()) {
		blocks.push({ is: 'heading', text: of[0]?.articleTitle ?? '' });
		for (const { author, reason, html, commentId } of of) {
			blocks.push(
				{ is: 'text', text: text.digest.line[reason](author ?? text.notice.somebody) },
				{ is: 'quote', text: excerptOf(html, QUOTED) },
				{ is: 'link', text: text.notice.read, href: linked(`/comments/${commentId}`) }
			);
		}
	}
	return blocks;
}
