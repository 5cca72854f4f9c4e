import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { MemberCtx } from '../ctx.ts';
import { commentMentions } from './tables.ts';

/** Keeps whom a comment mentions, in place of whom it did before; says whether anybody was added. */
export async function keepMentions(
	ctx: MemberCtx,
	commentId: number,
	mentioned: number[]
): Promise<boolean> {
	await ctx.db
		.delete(commentMentions)
		.where(
			and(eq(commentMentions.commentId, commentId), notInArray(commentMentions.memberId, mentioned))
		);
	if (mentioned.length === 0) return false;
	// Read again: an account may have been closed since the text was rendered.
	const added = await ctx.db.execute(sql`
		insert into comment_mention (comment_id, member_id)
		select ${commentId}::bigint, id from member
		where id = any(${sql.param(mentioned)}::bigint[]) and closed_at is null
		for key share on conflict do nothing returning member_id`);
	return added.length > 0;
}
