import { and, desc, eq, lt } from 'drizzle-orm';
import { excerptOf } from '../../rules/excerpt.ts';
import { members } from '../accounts/tables.ts';
import type { Ctx } from '../ctx.ts';
import { commentCitations } from './citation-tables.ts';
import { comments } from './tables.ts';

export type CitingComment = {
	id: number;
	/** Null once they have left and taken the name along. */
	author: string | null;
	createdAt: Date;
	excerpt: string;
};

const PER_PAGE = 50;

/** Characters by which a comment is known again. */
const EXCERPT = 300;

/** The comments that link to where a further-reading link leads, the newest first; `older` is the `before` of the next page. */
export async function listCitingComments(
	ctx: Ctx,
	resourceId: number,
	{ before }: { before?: number | undefined } = {}
): Promise<{ comments: CitingComment[]; older: number | null }> {
	const rows = await ctx.db
		.select({
			id: comments.id,
			author: members.displayName,
			createdAt: comments.createdAt,
			html: comments.html
		})
		.from(commentCitations)
		.innerJoin(comments, eq(comments.id, commentCitations.commentId))
		.leftJoin(members, eq(members.id, comments.authorId))
		.where(
			and(
				eq(commentCitations.resourceId, resourceId),
				eq(comments.state, 'visible'),
				before === undefined ? undefined : lt(commentCitations.commentId, before)
			)
		)
		.orderBy(desc(commentCitations.commentId))
		.limit(PER_PAGE + 1);
	const shown = rows.slice(0, PER_PAGE);
	return {
		comments: shown.map(({ html, ...comment }) => ({
			...comment,
			excerpt: excerptOf(html, EXCERPT)
		})),
		older: rows.length > PER_PAGE ? (shown.at(-1)?.id ?? null) : null
	};
}
