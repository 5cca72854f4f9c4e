import { and, eq, sql } from 'drizzle-orm';
import { lengthOf } from '../../rules/article-document.ts';
import { canVoteOnDraft, isModerator } from '../../rules/permissions.ts';
import { decisionOf, NOTE_MAX, type RefusalTemplate } from '../../rules/review.ts';
import { isOfTeam, requireGoodStanding } from '../accounts/standing.ts';
import { members } from '../accounts/tables.ts';
import { inTransaction, type Ctx, type MemberCtx } from '../ctx.ts';
import { holdArticle } from '../drafts/hold.ts';
import { articleVotes } from '../drafts/tables.ts';
import { Forbidden } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { readSiteSettings } from '../platform/site-settings.ts';
import { accept } from './publish.ts';
import { refuse } from './refuse.ts';

export type ReviewRefusal =
	/** It was decided, withdrawn or edited meanwhile: what the moderator read is not what waits. */
	| 'no-longer-submitted'
	/** A vote against, or a decision, without a word. */
	| 'says-nothing'
	| 'note-too-long'
	| 'poll-closes-too-early'
	| 'no-earlier-poll'
	| 'no-date';

export type ReviewOutcome =
	| { ok: true; decision: 'published' | 'accepted' | 'refused' | null }
	| { ok: false; reason: ReviewRefusal };

export type Vote = {
	id: number;
	/** The one that the moderator read. */
	submission: number;
	value: 1 | -1;
	template: RefusalTemplate | null;
	note: string;
	/** The site's time zone. */
	zone: string;
};

/** Leaves the transaction, which takes the vote back, too. */
class Undecidable extends Error {
	readonly reason: ReviewRefusal;

	constructor(reason: ReviewRefusal) {
		super(reason);
		this.reason = reason;
	}
}

/**
 * Records what a moderator holds of a submitted article, in place of what they held
 * before, and decides once the votes suffice. The article is held: of two who vote at
 * once the second counts the first one's vote, or finds it decided.
 *
 * @throws {Forbidden} for members, and for those who write the article
 */
export async function voteOnArticle(ctx: MemberCtx, vote: Vote): Promise<ReviewOutcome> {
	if (!isModerator(ctx.asker)) throw new Forbidden();
	await spend(ctx, 'review');
	const note = vote.note.trim();
	if (lengthOf(note) > NOTE_MAX) return { ok: false, reason: 'note-too-long' };
	if (vote.value < 0 && vote.template === null && note === '') {
		return { ok: false, reason: 'says-nothing' };
	}
	return inTransaction<MemberCtx, ReviewOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const held = await holdArticle(ctx, vote.id);
		if (!held || !canVoteOnDraft(ctx.asker, { ...held, state: 'submitted' })) {
			throw new Forbidden();
		}
		const isOpen = held.state === 'submitted' && held.acceptedAt === null;
		if (!isOpen || held.submission !== vote.submission) {
			return { ok: false, reason: 'no-longer-submitted' };
		}
		const { id: articleId, submission, value } = vote;
		const template = value < 0 ? vote.template : null;
		const said = { value, template, note, castAt: sql`clock_timestamp()` };
		await ctx.db
			.insert(articleVotes)
			.values({ articleId, submission, memberId: ctx.asker.id, ...said })
			.onConflictDoUpdate({
				target: [articleVotes.articleId, articleVotes.submission, articleVotes.memberId],
				set: said
			});
		const settings = await readSiteSettings(ctx);
		const decision = decisionOf(await scoreOf(ctx, held), await countTeam(ctx), settings);
		if (decision === 'refuse') {
			await refuse(ctx, held);
			return { ok: true, decision: 'refused' };
		}
		if (decision === null) return { ok: true, decision };
		const published = await accept(ctx, held, { zone: vote.zone });
		if (!published.ok) throw new Undecidable(published.reason);
		return { ok: true, decision: published.at ? 'accepted' : 'published' };
	}).catch((error: unknown) => {
		if (error instanceof Undecidable) return { ok: false, reason: error.reason };
		throw error;
	});
}

/** The sum of the votes on this submission, of those who are of the team now. */
export async function scoreOf(
	ctx: Ctx,
	{ id, submission }: { id: number; submission: number }
): Promise<number> {
	const [row] = await ctx.db
		.select({ score: sql<number>`coalesce(sum(${articleVotes.value}), 0)::int` })
		.from(articleVotes)
		.innerJoin(members, eq(members.id, articleVotes.memberId))
		.where(and(eq(articleVotes.articleId, id), eq(articleVotes.submission, submission), isOfTeam));
	return row?.score ?? 0;
}

/** Moderators and stewards who are still here, and not suspended. */
export const countTeam = (ctx: Ctx): Promise<number> => ctx.db.$count(members, isOfTeam);
