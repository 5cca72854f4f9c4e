import { and, asc, desc, eq, sql } from 'drizzle-orm';
import {
	scoreToPublish,
	scoreToRefuse,
	type ArticleState,
	type RefusalTemplate
} from '../../rules/review.ts';
import { isSteward } from '../../rules/permissions.ts';
import { members } from '../accounts/tables.ts';
import { articles, articleTexts } from '../articles/tables.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
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
			castAt: articleVotes.castAt
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

export type RefusalReason = { id: string; template: RefusalTemplate | null; note: string };

/** A change of an article's state, or a decision about it. */
export type ArticleEvent = {
	id: number;
	/** Null where it was begun. */
	fromState: ArticleState | null;
	toState: ArticleState;
	/** Who did it, unless they have left. */
	name: string | null;
	happenedAt: Date;
	/** Of one that is accepted for a moment to come. */
	publishAt: Date | null;
	isAlone: boolean;
	reasons: RefusalReason[];
};

/** What happened to an article, the oldest first, as moderators read it. */
export async function listEvents(ctx: Ctx, articleId: number): Promise<ArticleEvent[]> {
	const events = await selectEvents(ctx, articleId);
	return events.map(({ submission: _, template, reason, ...event }) => ({
		...event,
		reasons: template || reason ? [{ id: 'event', template, note: reason ?? '' }] : []
	}));
}

/**
 * As its authors read it: what was decided by votes has the reasons of those who voted
 * against, and nobody's name. Who was the last to vote decided no more than the others.
 */
export async function listEventsForAuthors(ctx: Ctx, articleId: number): Promise<ArticleEvent[]> {
	const events = await selectEvents(ctx, articleId);
	const against = await ctx.db
		.select({
			id: articleVotes.id,
			submission: articleVotes.submission,
			template: articleVotes.template,
			note: articleVotes.note
		})
		.from(articleVotes)
		.where(and(eq(articleVotes.articleId, articleId), eq(articleVotes.value, -1)))
		.orderBy(asc(articleVotes.id));
	return events.map(({ submission, template, reason, ...event }) => {
		if (!isByVotes(event)) {
			const said = { id: 'event', template, note: reason ?? '' };
			return { ...event, reasons: template || reason ? [said] : [] };
		}
		const ofIt = event.toState === 'refused' ? against : [];
		return {
			...event,
			name: null,
			reasons: ofIt
				.filter((vote) => vote.submission === submission)
				.map(({ id, template, note }) => ({ id: `vote-${id}`, template, note }))
		};
	});
}

/** Authors take their article back; stewards decide alone; the rest of what becomes of a submission is by votes. */
const isByVotes = (event: Pick<ArticleEvent, 'fromState' | 'toState' | 'isAlone'>): boolean =>
	event.fromState === 'submitted' &&
	!event.isAlone &&
	event.toState !== 'draft' &&
	event.toState !== 'withdrawn';

const selectEvents = (ctx: Ctx, articleId: number) =>
	ctx.db
		.select({
			id: articleEvents.id,
			fromState: articleEvents.fromState,
			toState: articleEvents.toState,
			name: members.displayName,
			happenedAt: articleEvents.happenedAt,
			publishAt: articleEvents.publishAt,
			isAlone: articleEvents.isAlone,
			submission: articleEvents.submission,
			template: articleEvents.template,
			reason: articleEvents.reason
		})
		.from(articleEvents)
		.leftJoin(members, eq(members.id, articleEvents.memberId))
		.where(eq(articleEvents.articleId, articleId))
		.orderBy(asc(articleEvents.id));

/**
 * Why the last submission was refused, or the article taken from the site: what the
 * steward said, else what those who voted against said, without their names.
 */
export async function listRefusalReasons(
	ctx: Ctx,
	{ id, submission, state }: { id: number; submission: number; state: ArticleState }
): Promise<RefusalReason[]> {
	if (state !== 'refused' && state !== 'archived') return [];
	const isIt = and(
		eq(articleEvents.articleId, id),
		eq(articleEvents.submission, submission),
		eq(articleEvents.toState, state)
	);
	const [event] = await ctx.db
		.select({ template: articleEvents.template, reason: articleEvents.reason })
		.from(articleEvents)
		.where(isIt)
		.orderBy(desc(articleEvents.id))
		.limit(1);
	if (event?.template || event?.reason) {
		return [{ id: 'event', template: event.template, note: event.reason ?? '' }];
	}
	const votes = await ctx.db
		.select({ id: articleVotes.id, template: articleVotes.template, note: articleVotes.note })
		.from(articleVotes)
		.where(
			and(
				eq(articleVotes.articleId, id),
				eq(articleVotes.submission, submission),
				eq(articleVotes.value, -1)
			)
		)
		.orderBy(asc(articleVotes.id));
	return votes.map((vote) => ({ ...vote, id: `vote-${vote.id}` }));
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
				where ${ofSubmission})`,
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

export type LoggedDecision = {
	id: number;
	steward: string | null;
	happenedAt: Date;
	fromState: ArticleState | null;
	toState: ArticleState;
	publishAt: Date | null;
	/** Of a refusal; with words of their own, or without. */
	template: RefusalTemplate | null;
	reason: string | null;
	/** Of an article that can be read; of others the log does not give the title. */
	article: { slug: string; title: string } | null;
	/** Of one that the asker can put back. */
	archivedSlug: string | null;
};

/** More than a site decides so in a year; older ones by their address. */
const PER_PAGE = 50;

/** What stewards decided alone, for everybody, the newest first. */
export async function listSoleDecisions(
	ctx: Ctx,
	{ before }: { before?: number | undefined } = {}
): Promise<{ decisions: LoggedDecision[]; older: number | null }> {
	const rows = await ctx.db
		.select({
			id: articleEvents.id,
			steward: members.displayName,
			happenedAt: articleEvents.happenedAt,
			fromState: articleEvents.fromState,
			toState: articleEvents.toState,
			publishAt: articleEvents.publishAt,
			state: articles.state,
			template: articleEvents.template,
			reason: articleEvents.reason,
			slug: articles.slug,
			title: sql<string | null>`(select ${articleTexts.title} from ${articleTexts}
				where ${articleTexts.articleId} = ${articles.id}
				order by language = ${ctx.locale} desc limit 1)`
		})
		.from(articleEvents)
		.innerJoin(articles, eq(articles.id, articleEvents.articleId))
		.leftJoin(members, eq(members.id, articleEvents.memberId))
		.where(
			and(
				eq(articleEvents.isAlone, true),
				before === undefined ? undefined : sql`${articleEvents.id} < ${before}`
			)
		)
		.orderBy(desc(articleEvents.id))
		.limit(PER_PAGE + 1);
	const shown = rows.slice(0, PER_PAGE);
	return {
		decisions: shown.map(({ slug, title, state, ...row }) => ({
			...row,
			article: state === 'published' && slug && title ? { slug, title } : null,
			archivedSlug:
				isSteward(ctx.asker) && state === 'archived' && row.toState === 'archived' ? slug : null
		})),
		older: rows.length > PER_PAGE ? (shown.at(-1)?.id ?? null) : null
	};
}
