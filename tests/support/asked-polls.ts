import { sql } from 'drizzle-orm';
import type { ArticleDocument } from '#lib/rules/article-document.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { findPoll, listPolls, type Poll } from '#lib/server/polls/find.ts';
import { aPublication } from './drafts.ts';

/** The poll of an article that this member wrote; published two hours ago unless it is to be recent. */
export async function aPollOf(
	writer: MemberCtx,
	{ isRecent = false, document }: { isRecent?: boolean; document?: ArticleDocument } = {}
): Promise<Poll> {
	const { id } = await aPublication(writer, document);
	if (!isRecent) {
		await writer.db.execute(sql`update article set published_at = now() - interval '2 hours'
			where id = ${id}`);
	}
	const [poll] = await listPolls(writer, id);
	if (!poll) throw new Error('the article asks nothing');
	return poll;
}

export async function readAgain(ctx: Ctx, { id }: Poll): Promise<Poll> {
	const poll = await findPoll(ctx, id);
	if (!poll) throw new Error('the poll is gone');
	return poll;
}
