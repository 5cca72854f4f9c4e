import { and, eq, sql } from 'drizzle-orm';
import type { MemberCtx } from '../ctx.ts';
import { foldings } from './reader-tables.ts';

/** Remembers that the asker wants the replies to this comment folded, or no longer. */
export async function foldBranch(ctx: MemberCtx, id: number, isFolded: boolean): Promise<void> {
	if (!isFolded) {
		await ctx.db
			.delete(foldings)
			.where(and(eq(foldings.memberId, ctx.asker.id), eq(foldings.commentId, id)));
		return;
	}
	await ctx.db.execute(sql`
		insert into folding (member_id, article_id, comment_id)
		select ${ctx.asker.id}::bigint, article_id, id from comment where id = ${id}::bigint
		on conflict do nothing`);
}
