import { textIn } from '../../text/text.ts';
import type { Ctx } from '../ctx.ts';
import { findReportAnswer, findToldAct } from '../moderation/find-outcome.ts';
import type { MailedNews } from '../notifications/list-mailed.ts';
import type { Linked, Words } from './compose.ts';
import type { Block } from './write.ts';

/** A mail about one thing that became of an article, an act, or a report. In the language of `ctx`. */
export async function composeNews(ctx: Ctx, told: MailedNews, linked: Linked): Promise<Words> {
	return { subject: subjectOf(ctx, told), blocks: await newsBlocks(ctx, told, linked) };
}

/** What it is, which article it is about, what was said, and where to read on. */
export async function newsBlocks(ctx: Ctx, told: MailedNews, linked: Linked): Promise<Block[]> {
	const text = textIn(ctx.locale).mail.notice;
	const subject = subjectOf(ctx, told);
	const { what, said } = await detailsOf(ctx, told);
	const about = told.articleTitle ? text.about(subject, told.articleTitle) : `${subject}.`;
	return [
		{ is: 'text', text: about },
		...(what ? [{ is: 'text', text: what } as const] : []),
		...(said ? [{ is: 'quote', text: said } as const] : []),
		{ is: 'link', text: text.see, href: linked(`/notifications/${told.id}`) }
	];
}

/** Without a word of anybody's. */
function subjectOf({ locale }: Ctx, { reason }: MailedNews): string {
	const text = textIn(locale);
	const { about } = text.notifications;
	return reason in about
		? about[reason as keyof typeof about]
		: text.moderation.told[reason as keyof typeof text.moderation.told];
}

async function detailsOf(
	ctx: Ctx,
	{ reason, actId, reportId }: MailedNews
): Promise<{ what: string | null; said: string | null }> {
	if (reportId !== null) return { what: null, said: await findReportAnswer(ctx, reportId) };
	const act = actId === null ? null : await findToldAct(ctx, actId);
	if (!act) return { what: null, said: null };
	const { acts, rules } = textIn(ctx.locale).moderation;
	const rule = act.rule ? ` · ${rules[act.rule]}` : '';
	const said = {
		'act-undone': act.undoReason,
		'appeal-upheld': act.answer,
		'appeal-dismissed': act.answer
	};
	return {
		what: `${acts[act.kind]}${rule}`,
		said: reason in said ? said[reason as keyof typeof said] : act.reason
	};
}
