import { and, asc, desc, eq } from 'drizzle-orm';
import type { ArticleState, RefusalTemplate } from '../../rules/review.ts';
import { members } from '../accounts/tables.ts';
import type { Ctx } from '../ctx.ts';
import { articleEvents, articleVotes } from '../drafts/tables.ts';

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
 * steward said, else what those who voted against said, without their names. While its
 * authors mend what was refused, it is a draft again: they read it until they submit that.
 */
export async function listRefusalReasons(
	ctx: Ctx,
	{ id, submission, state }: { id: number; submission: number; state: ArticleState }
): Promise<RefusalReason[]> {
	if (submission === 0 || state === 'submitted' || state === 'published') return [];
	const toState = state === 'archived' ? state : 'refused';
	const isIt = and(
		eq(articleEvents.articleId, id),
		eq(articleEvents.submission, submission),
		eq(articleEvents.toState, toState)
	);
	const [event] = await ctx.db
		.select({ template: articleEvents.template, reason: articleEvents.reason })
		.from(articleEvents)
		.where(isIt)
		.orderBy(desc(articleEvents.id))
		.limit(1);
	if (!event) return [];
	if (event.template || event.reason) {
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
