import { and, asc, eq } from 'drizzle-orm';
import { articleAuthors, articles } from '../articles/tables.ts';
import type { MemberCtx } from '../ctx.ts';
import { articleEvents, articleRevisions, articleVotes } from './tables.ts';

/** What the asker writes or wrote, is asked to write, and each version that they saved. */
export async function exportArticles(ctx: MemberCtx) {
	const parts = await ctx.db
		.select({
			articleId: articles.id,
			slug: articles.slug,
			state: articles.state,
			role: articleAuthors.role,
			since: articleAuthors.since
		})
		.from(articleAuthors)
		.innerJoin(articles, eq(articles.id, articleAuthors.articleId))
		.where(eq(articleAuthors.memberId, ctx.asker.id))
		.orderBy(asc(articles.id));
	const revisions = await ctx.db
		.select({
			articleId: articleRevisions.articleId,
			number: articleRevisions.number,
			document: articleRevisions.document,
			createdAt: articleRevisions.createdAt
		})
		.from(articleRevisions)
		.where(eq(articleRevisions.authorId, ctx.asker.id))
		.orderBy(asc(articleRevisions.id));
	return { parts, revisions };
}

/** Votes and decisions of the asker about articles. */
export async function exportReviews(ctx: MemberCtx) {
	const votes = await ctx.db
		.select({
			articleId: articleVotes.articleId,
			submission: articleVotes.submission,
			value: articleVotes.value,
			template: articleVotes.template,
			note: articleVotes.note,
			castAt: articleVotes.castAt
		})
		.from(articleVotes)
		.where(eq(articleVotes.memberId, ctx.asker.id))
		.orderBy(asc(articleVotes.id));
	const decisions = await ctx.db
		.select({
			articleId: articleEvents.articleId,
			toState: articleEvents.toState,
			happenedAt: articleEvents.happenedAt,
			reason: articleEvents.reason
		})
		.from(articleEvents)
		.where(and(eq(articleEvents.memberId, ctx.asker.id), eq(articleEvents.isAlone, true)))
		.orderBy(asc(articleEvents.id));
	return { votes, decisions };
}
