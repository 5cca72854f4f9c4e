import { eq, sql } from 'drizzle-orm';
import { lengthOf } from '../../rules/article-document.ts';
import { isMoment } from '../../rules/article-problems.ts';
import {
	canDecideAlone,
	canSetPublicationTime,
	isModerator,
	isSteward
} from '../../rules/permissions.ts';
import { NOTE_MAX, type RefusalTemplate } from '../../rules/review.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { articles } from '../articles/tables.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { holdArticle } from '../drafts/hold.ts';
import { findJudge } from '../drafts/judge.ts';
import { Forbidden } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { accept } from './publish.ts';
import { refuse } from './refuse.ts';
import type { ReviewOutcome } from './vote.ts';

export type SoleDecision = {
	id: number;
	/** The one that the steward read. */
	submission: number;
	to: 'publish' | 'refuse';
	/** Of a refusal. */
	template: RefusalTemplate | null;
	/** In the public log, and of a refusal what the authors are told; empty where a template says it. */
	reason: string;
	/** The site's time zone. */
	zone: string;
};

/**
 * Publishes or refuses a submitted article by one steward's word, whatever the votes
 * say. Everybody can read who did it, and why.
 *
 * @throws {Forbidden} for those who are no stewards, and for who writes the article while
 *   somebody else of the team could decide
 */
export async function decideAlone(ctx: MemberCtx, decision: SoleDecision): Promise<ReviewOutcome> {
	if (!isSteward(ctx.asker)) throw new Forbidden();
	await spend(ctx, 'review');
	const reason = decision.reason.trim();
	const template = decision.to === 'refuse' ? decision.template : null;
	if (reason === '' && template === null) return { ok: false, reason: 'says-nothing' };
	if (lengthOf(reason) > NOTE_MAX) return { ok: false, reason: 'note-too-long' };

	return inTransaction<MemberCtx, ReviewOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const held = await holdArticle(ctx, decision.id);
		if (!held || !canDecideAlone(ctx.asker, await judged(ctx, decision.id))) throw new Forbidden();
		if (held.state !== 'submitted' || held.submission !== decision.submission) {
			return { ok: false, reason: 'no-longer-submitted' };
		}
		if (decision.to === 'refuse') {
			await refuse(ctx, held, { isAlone: true, template, reason: reason || null });
			return { ok: true, decision: 'refused' };
		}
		const published = await accept(ctx, held, { isAlone: true, reason, zone: decision.zone });
		if (!published.ok) return published;
		return { ok: true, decision: published.at ? 'accepted' : 'published' };
	});
}

/**
 * Says before which moment a submitted article is not to be published; null: as soon
 * as it is accepted. One that is accepted already gets its new time, or is published.
 *
 * @param wish `at`: a moment where the site is, as YYYY-MM-DDTHH:MM
 * @throws {Forbidden} for members, and for who writes the article while somebody else of
 *   the team could say it
 */
export async function setPublicationTime(
	ctx: MemberCtx,
	wish: { id: number; submission: number; at: string | null; zone: string }
): Promise<ReviewOutcome> {
	if (!isModerator(ctx.asker)) throw new Forbidden();
	await spend(ctx, 'review');
	if (wish.at !== null && !isMoment(wish.at)) return { ok: false, reason: 'no-date' };
	return inTransaction<MemberCtx, ReviewOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const held = await holdArticle(ctx, wish.id);
		if (!held || !canSetPublicationTime(ctx.asker, await judged(ctx, wish.id)))
			throw new Forbidden();
		if (held.state !== 'submitted' || held.submission !== wish.submission) {
			return { ok: false, reason: 'no-longer-submitted' };
		}
		const wasAccepted = held.acceptedAt !== null;
		const [changed] = await ctx.db
			.update(articles)
			.set({
				acceptedAt: null,
				publishAt:
					wish.at === null
						? null
						: sql`${wish.at.replace('T', ' ')}::timestamp at time zone ${wish.zone}::text`
			})
			.where(eq(articles.id, wish.id))
			.returning({ publishAt: articles.publishAt });
		if (!wasAccepted) return { ok: true, decision: null };
		const waiting = { ...held, acceptedAt: null, publishAt: changed?.publishAt ?? null };
		const published = await accept(ctx, waiting, { zone: wish.zone });
		if (!published.ok) return published;
		return { ok: true, decision: published.at ? 'accepted' : 'published' };
	});
}

/** As if it was still submitted: who comes too late is told so, not that they may not. */
const judged = async (ctx: MemberCtx, id: number) => ({
	...(await findJudge(ctx, id)),
	state: 'submitted' as const
});
