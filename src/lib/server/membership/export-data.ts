import { asc, eq } from 'drizzle-orm';
import { findOwnAccount } from '../accounts/find.ts';
import { listSessions } from '../accounts/list-sessions.ts';
import { articles } from '../articles/tables.ts';
import { exportBallots } from '../ballots/export.ts';
import { commentDrafts, comments } from '../comments/tables.ts';
import type { MemberCtx } from '../ctx.ts';

/** Everything the site holds about the asker, but what would open the account: hashes and session ids. */
export async function exportData(ctx: MemberCtx, sessionId: string | undefined) {
	return {
		account: await findOwnAccount(ctx),
		sessions: await listSessions(ctx, sessionId),
		comments: await exportComments(ctx),
		drafts: await exportDrafts(ctx),
		/** Of polls whose key still exists; of older ones nobody can tell whose is whose. */
		ballots: await exportBallots(ctx)
	};
}

const exportComments = (ctx: MemberCtx) =>
	ctx.db
		.select({
			id: comments.id,
			article: articles.slug,
			parentId: comments.parentId,
			language: comments.language,
			state: comments.state,
			markdown: comments.markdown,
			createdAt: comments.createdAt,
			editedAt: comments.editedAt
		})
		.from(comments)
		.innerJoin(articles, eq(articles.id, comments.articleId))
		.where(eq(comments.authorId, ctx.asker.id))
		.orderBy(asc(comments.id));

const exportDrafts = (ctx: MemberCtx) =>
	ctx.db
		.select({
			article: articles.slug,
			parentId: commentDrafts.parentId,
			commentId: commentDrafts.commentId,
			markdown: commentDrafts.markdown,
			savedAt: commentDrafts.savedAt
		})
		.from(commentDrafts)
		.innerJoin(articles, eq(articles.id, commentDrafts.articleId))
		.where(eq(commentDrafts.memberId, ctx.asker.id))
		.orderBy(asc(commentDrafts.id));
