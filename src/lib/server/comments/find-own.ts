import { eq, sql } from 'drizzle-orm';
import type { MemberCtx } from '../ctx.ts';
import { comments } from './tables.ts';

/** A comment with all that decides who may change it, at this very moment of the database. */
export async function findOwn(ctx: MemberCtx, id: number) {
	const [row] = await ctx.db
		.select({
			id: comments.id,
			articleId: comments.articleId,
			authorId: comments.authorId,
			state: comments.state,
			markdown: comments.markdown,
			html: comments.html,
			replyCount: comments.replyCount,
			age: sql<number>`extract(epoch from clock_timestamp() - ${comments.createdAt})::float8`
		})
		.from(comments)
		.where(eq(comments.id, id));
	return row ?? null;
}
