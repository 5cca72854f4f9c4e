import { and, asc, eq, sql } from 'drizzle-orm';
import { scoreToPublish, scoreToRefuse } from '../../rules/review.ts';
import { isOfTeam } from '../accounts/standing.ts';
import { members } from '../accounts/tables.ts';
import { articles } from '../articles/tables.ts';
import type { MemberCtx } from '../ctx.ts';
import { articleEvents, articleVotes } from '../drafts/tables.ts';
import { readSiteSettings } from '../platform/site-settings.ts';
import { countTeam, scoreOf } from './vote.ts';

/** What moderators held of one submission, and what it takes to decide. */
export async function findTally(ctx: MemberCtx, article: { id: number; submission: number }) {
	const votes = await ctx.db
		.select({
			id: articleVotes.id,
			memberId: articleVotes.memberId,
			name: members.displayName,
			value: articleVotes.value,
			template: articleVotes.template,
			note: articleVotes.note,
			castAt: articleVotes.castAt,
			/** Whether it is part of the score: its voter is of the team, and not suspended. */
			isCounted: sql<boolean>`coalesce(${isOfTeam}, false)`
		})
		.from(articleVotes)
		.leftJoin(members, eq(members.id, articleVotes.memberId))
		.where(
			and(eq(articleVotes.articleId, article.id), eq(articleVotes.submission, article.submission))
		)
		.orderBy(asc(articleVotes.castAt));
	const team = await countTeam(ctx);
	const settings = await readSiteSettings(ctx);
	return {
		votes: votes.map(({ memberId, ...vote }) => ({ ...vote, isMine: memberId === ctx.asker.id })),
		score: await scoreOf(ctx, article),
		team,
		publishesAt: scoreToPublish(team, settings),
		refusesAt: scoreToRefuse(team, settings)
	};
}

export type WaitingArticle = {
	id: number;
	title: string;
	language: 'fr' | 'en';
	/** Of those who write it. */
	authors: string[];
	submittedAt: Date;
	score: number;
	/** The asker's. */
	vote: number | null;
	/** Set when it is accepted, and only waits for this moment. */
	publishAt: Date | null;
};

/** What waits for moderators, the oldest submission first; behind it what waits for its time only. */
export async function listWaiting(ctx: MemberCtx): Promise<WaitingArticle[]> {
	// Tables by their names: of one table alone drizzle names columns without it.
	const ofSubmission = sql`article_id = article.id and submission = article.submission`;
	const rows = await ctx.db
		.select({
			id: articles.id,
			title: sql<string>`(select document->>'title' from article_revision
				where article_id = article.id order by number desc limit 1)`,
			language: articles.originalLanguage,
			authors: sql<string[]>`array(select member.display_name from article_author as author
				join member on member.id = author.member_id
				where author.article_id = article.id and author.role <> 'invited'
				order by author.role, author.since)`,
			submittedAt: sql<Date>`(select max(happened_at) from article_event
				where ${ofSubmission} and from_state <> 'submitted' and to_state = 'submitted')`.mapWith(
				articleEvents.happenedAt
			),
			score: sql<number>`(select coalesce(sum(value), 0)::int from article_vote
				join member on member.id = member_id where ${ofSubmission} and ${isOfTeam})`,
			vote: sql<number | null>`(select value::int from article_vote
				where ${ofSubmission} and member_id = ${ctx.asker.id})`,
			publishAt: articles.publishAt,
			acceptedAt: articles.acceptedAt
		})
		.from(articles)
		.where(eq(articles.state, 'submitted'));
	return rows
		.map(({ acceptedAt, publishAt, ...row }) => ({
			...row,
			publishAt: acceptedAt ? publishAt : null
		}))
		.sort(
			(a, b) =>
				Number(a.publishAt !== null) - Number(b.publishAt !== null) ||
				a.submittedAt.getTime() - b.submittedAt.getTime()
		);
}
