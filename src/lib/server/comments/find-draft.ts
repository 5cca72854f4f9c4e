import { and, eq, sql } from 'drizzle-orm';
import type { MemberCtx } from '../ctx.ts';
import { commentDrafts } from './tables.ts';

/** The text that this member could not post at this place; posting it forgets it. */
export async function findDraft(
	ctx: MemberCtx,
	{ articleId, parentId }: { articleId: number; parentId: number | null }
): Promise<{ markdown: string; idempotencyKey: string } | null> {
	const [draft] = await ctx.db
		.select({
			markdown: commentDrafts.markdown,
			idempotencyKey: commentDrafts.idempotencyKey
		})
		.from(commentDrafts)
		.where(
			and(
				eq(commentDrafts.memberId, ctx.asker.id),
				eq(commentDrafts.articleId, articleId),
				sql`${commentDrafts.parentId} is not distinct from ${parentId}::bigint`
			)
		);
	return draft ?? null;
}
