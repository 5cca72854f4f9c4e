import { asc, eq, sql } from 'drizzle-orm';
import { findOwnAccount } from '../accounts/find.ts';
import { listSessions } from '../accounts/list-sessions.ts';
import { invitations, mails, members } from '../accounts/tables.ts';
import { exportCorrections } from '../amendments/list-corrections.ts';
import { exportOptionProposals } from '../amendments/list-options.ts';
import { exportTranslations } from '../amendments/list-translations.ts';
import { exportOutcomes } from '../amendments/outcome.ts';
import { exportPollChanges } from '../amendments/poll-changes.ts';
import { articles, tags } from '../articles/tables.ts';
import { exportBallots, exportLooks } from '../ballots/export.ts';
import { findKarma } from '../comments/karma.ts';
import { exportHeld } from '../comments/own-held.ts';
import { commentDrafts, foldings, follows, mutes, readings } from '../comments/reader-tables.ts';
import { commentRatings } from '../comments/rating-tables.ts';
import { commentRevisions, comments } from '../comments/tables.ts';
import type { MemberCtx } from '../ctx.ts';
import { exportArticles, exportReviews } from '../drafts/export.ts';
import { findFactors } from '../factors/find.ts';
import { exportModeration } from '../moderation/export.ts';
import { notifications } from '../notifications/tables.ts';
import { exportCommentHold, exportHeadlines, exportStewardship } from './export-acts.ts';

/** Everything the site holds about the asker, but what would open the account: hashes and session ids. */
export async function exportData(ctx: MemberCtx, sessionId: string | undefined) {
	return {
		account: await findOwnAccount(ctx),
		sessions: await listSessions(ctx, sessionId),
		secondFactor: await findFactors(ctx),
		comments: await exportComments(ctx),
		revisions: await exportRevisions(ctx),
		drafts: await exportDrafts(ctx),
		heldComments: await exportHeld(ctx),
		articles: await exportArticles(ctx),
		translations: await exportTranslations(ctx),
		corrections: await exportCorrections(ctx),
		proposedAnswers: await exportOptionProposals(ctx),
		outcomes: await exportOutcomes(ctx),
		pollChanges: await exportPollChanges(ctx),
		reviews: await exportReviews(ctx),
		...(await exportModeration(ctx)),
		commentHold: await exportCommentHold(ctx),
		stewardship: await exportStewardship(ctx),
		headlines: await exportHeadlines(ctx),
		ratings: await exportRatings(ctx),
		karma: await findKarma(ctx),
		readings: await exportReadings(ctx),
		foldings: await exportFoldings(ctx),
		follows: await exportFollows(ctx),
		mutes: await exportMutes(ctx),
		notifications: await exportNotifications(ctx),
		mails: await exportMails(ctx),
		invitations: await exportInvitations(ctx),
		/** Of polls whose key still exists; of older ones nobody can tell whose is whose. */
		ballots: await exportBallots(ctx),
		/** The same, of polls whose results were seen without a ballot. */
		looks: await exportLooks(ctx)
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
			kind: comments.kind,
			shownAnswer: sql<
				number[]
			>`array(select option_id::int from comment_stance where comment_id = ${comments.id})`,
			createdAt: comments.createdAt,
			editedAt: comments.editedAt
		})
		.from(comments)
		.innerJoin(articles, eq(articles.id, comments.articleId))
		.where(eq(comments.authorId, ctx.asker.id))
		.orderBy(asc(comments.id));

/** What these comments said before they were edited. */
const exportRevisions = (ctx: MemberCtx) =>
	ctx.db
		.select({
			commentId: commentRevisions.commentId,
			markdown: commentRevisions.markdown,
			replacedAt: commentRevisions.replacedAt
		})
		.from(commentRevisions)
		.innerJoin(comments, eq(comments.id, commentRevisions.commentId))
		.where(eq(comments.authorId, ctx.asker.id))
		.orderBy(asc(commentRevisions.id));

const exportRatings = (ctx: MemberCtx) =>
	ctx.db
		.select({
			commentId: commentRatings.commentId,
			isUseful: commentRatings.isUseful,
			reason: commentRatings.reason,
			ratedOn: commentRatings.ratedOn
		})
		.from(commentRatings)
		.where(eq(commentRatings.memberId, ctx.asker.id))
		.orderBy(asc(commentRatings.commentId));

/** How far each thread was read, and which branches are folded. */
const exportReadings = (ctx: MemberCtx) =>
	ctx.db
		.select({ article: articles.slug, seen: readings.seen, visitedAt: readings.visitedAt })
		.from(readings)
		.innerJoin(articles, eq(articles.id, readings.articleId))
		.where(eq(readings.memberId, ctx.asker.id))
		.orderBy(asc(readings.articleId));

const exportFoldings = (ctx: MemberCtx) =>
	ctx.db
		.select({ commentId: foldings.commentId })
		.from(foldings)
		.where(eq(foldings.memberId, ctx.asker.id))
		.orderBy(asc(foldings.commentId));

/** With what was ended, which writing there does not begin again. */
const exportFollows = (ctx: MemberCtx) =>
	ctx.db
		.select({
			tag: tags.label,
			article: articles.slug,
			commentId: follows.commentId,
			state: follows.state,
			since: follows.since
		})
		.from(follows)
		.leftJoin(tags, eq(tags.id, follows.tagId))
		.leftJoin(articles, eq(articles.id, follows.articleId))
		.where(eq(follows.memberId, ctx.asker.id))
		.orderBy(asc(follows.id));

const exportMutes = (ctx: MemberCtx) =>
	ctx.db
		.select({
			member: members.handle,
			tag: tags.label,
			article: articles.slug,
			commentId: mutes.commentId,
			since: mutes.since
		})
		.from(mutes)
		.leftJoin(members, eq(members.id, mutes.mutedId))
		.leftJoin(tags, eq(tags.id, mutes.tagId))
		.leftJoin(articles, eq(articles.id, mutes.articleId))
		.where(eq(mutes.memberId, ctx.asker.id))
		.orderBy(asc(mutes.id));

const exportNotifications = (ctx: MemberCtx) =>
	ctx.db
		.select({
			articleId: notifications.articleId,
			commentId: notifications.commentId,
			actId: notifications.actId,
			reportId: notifications.reportId,
			reason: notifications.reason,
			createdAt: notifications.createdAt,
			readAt: notifications.readAt
		})
		.from(notifications)
		.where(eq(notifications.memberId, ctx.asker.id))
		.orderBy(asc(notifications.id));

/** Which mails were sent to them, and when. */
const exportMails = (ctx: MemberCtx) =>
	ctx.db
		.select({ kind: mails.kind, createdAt: mails.createdAt, sentAt: mails.sentAt })
		.from(mails)
		.where(eq(mails.memberId, ctx.asker.id))
		.orderBy(asc(mails.id));

/** Which they gave, and whether an account was made with it. */
const exportInvitations = (ctx: MemberCtx) =>
	ctx.db
		.select({
			note: invitations.note,
			createdAt: invitations.createdAt,
			usedAt: invitations.usedAt,
			revokedAt: invitations.revokedAt
		})
		.from(invitations)
		.where(eq(invitations.inviterId, ctx.asker.id))
		.orderBy(asc(invitations.id));

const exportDrafts = (ctx: MemberCtx) =>
	ctx.db
		.select({
			article: articles.slug,
			parentId: commentDrafts.parentId,
			commentId: commentDrafts.commentId,
			markdown: commentDrafts.markdown,
			kind: commentDrafts.kind,
			savedAt: commentDrafts.savedAt
		})
		.from(commentDrafts)
		.innerJoin(articles, eq(articles.id, commentDrafts.articleId))
		.where(eq(commentDrafts.memberId, ctx.asker.id))
		.orderBy(asc(commentDrafts.id));
