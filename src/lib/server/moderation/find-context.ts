import { eq, sql } from 'drizzle-orm';
import { nameWithHandle } from '../accounts/member-columns.ts';
import { members } from '../accounts/tables.ts';
import { comments } from '../comments/tables.ts';
import type { MemberCtx } from '../ctx.ts';

/** A comment behind the one that it answers, with its words, though it be hidden. For moderators alone. */
export const findContext = (ctx: MemberCtx, id: number) =>
	ctx.db
		.select({
			id: comments.id,
			state: comments.state,
			html: comments.html,
			language: comments.language,
			createdAt: comments.createdAt,
			author: sql<string | null>`${nameWithHandle}`
		})
		.from(comments)
		.leftJoin(members, eq(members.id, comments.authorId))
		.where(
			sql`${comments.id} in (${id}::bigint, (select parent_id from comment where id = ${id}::bigint))`
		)
		.orderBy(comments.depth);
