import { and, asc, eq } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import { members } from '../accounts/tables.ts';
import type { Ctx } from '../ctx.ts';
import { comments } from './tables.ts';

export type FirstComment = {
	id: number;
	html: string;
	language: Locale;
	createdAt: Date;
	/** Null once its author has left and taken the name along. */
	author: string | null;
	handle: string | null;
};

/** Of the first top-level comments of a thread, at most so many, those that can be read. */
export async function listFirstComments(
	ctx: Ctx,
	articleId: number,
	most: number
): Promise<FirstComment[]> {
	const rows = await ctx.db
		.select({
			id: comments.id,
			state: comments.state,
			html: comments.html,
			language: comments.language,
			createdAt: comments.createdAt,
			author: members.displayName,
			handle: members.handle
		})
		.from(comments)
		.leftJoin(members, eq(members.id, comments.authorId))
		.where(and(eq(comments.articleId, articleId), eq(comments.depth, 1)))
		.orderBy(asc(comments.id))
		.limit(most);
	return rows.flatMap(({ state, ...row }) => (state === 'visible' ? [row] : []));
}
