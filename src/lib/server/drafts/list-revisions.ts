import { and, desc, eq, isNull } from 'drizzle-orm';
import { members } from '../accounts/tables.ts';
import type { Ctx } from '../ctx.ts';
import { articleRevisions } from './tables.ts';

export type RevisionSummary = {
	number: number;
	/** Null once they have left and taken the name along. */
	author: string | null;
	isAutomatic: boolean;
	restored: number | null;
	createdAt: Date;
};

/** More than anybody looks through; older ones can still be named by their number. */
const MOST = 300;

/** What an article said from its beginning on, the newest first. */
export const listArticleRevisions = (ctx: Ctx, articleId: number): Promise<RevisionSummary[]> =>
	ctx.db
		.select({
			number: articleRevisions.number,
			author: members.displayName,
			isAutomatic: articleRevisions.isAutomatic,
			restored: articleRevisions.restored,
			createdAt: articleRevisions.createdAt
		})
		.from(articleRevisions)
		.leftJoin(members, eq(members.id, articleRevisions.authorId))
		.where(and(eq(articleRevisions.articleId, articleId), isNull(articleRevisions.replacedAt)))
		.orderBy(desc(articleRevisions.number))
		.limit(MOST);
