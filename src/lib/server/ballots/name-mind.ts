import { sql } from 'drizzle-orm';
import type { Mind } from '../../rules/minds.ts';
import type { Phase } from '../../rules/tally/may-see-results.ts';
import { inTransaction, type Ctx, type VoterCtx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { addToMinds, takeFromMinds } from '../minds/count.ts';
import { findTarget } from '../minds/find-target.ts';
import { holdMindOf } from '../minds/hold.ts';
import { spend } from '../platform/limits.ts';
import { findBallotPaper } from '../polls/find-paper.ts';
import { holdBallot, type BallotPlace } from './hold-ballot.ts';
import { unlessJoined } from './unless-joined.ts';
import { voterTag } from './voter-tag.ts';

export type MindRefusal =
	| 'no-such-poll'
	| Exclude<Phase, 'open'>
	| 'visitor-joined'
	/** There is no ballot, or it never said anything else. */
	| 'not-changed'
	/** Nothing of this article that can be read. */
	| 'no-such-thing'
	| 'own-comment';
export type MindOutcome = { ok: true; articleSlug: string } | { ok: false; reason: MindRefusal };

/**
 * Records which comment or link changed the voter's mind, in place of what they named before;
 * null takes it back. It stands on the ballot, which has changed to another answer, and goes
 * where the ballot goes.
 *
 * Nobody names a comment of their own. Whose ballot it is, is known while it is written alone:
 * a visitor who wrote it as a member is not found out.
 *
 * @throws {TooMany}
 */
export async function nameMind(
	ctx: VoterCtx,
	{ pollId, mind }: { pollId: number; mind: Mind | null }
): Promise<MindOutcome> {
	await spend(ctx, 'ballot');
	const paper = await findBallotPaper(ctx, pollId);
	if (!paper) return { ok: false, reason: 'no-such-poll' };
	if (paper.phase !== 'open') return { ok: false, reason: paper.phase };
	const { articleId, articleSlug } = paper;
	const { electorate } = ctx.voter;
	const place = { pollId, electorate, tag: voterTag(ctx, paper.salt, ctx.voter) };
	const reason = await unlessJoined(ctx, (ctx) =>
		inTransaction(ctx, (ctx) => record(ctx, place, { articleId, mind }))
	);
	return reason ? { ok: false, reason } : { ok: true, articleSlug };
}

async function record(
	ctx: Ctx,
	place: BallotPlace,
	{ articleId, mind }: { articleId: number; mind: Mind | null }
): Promise<MindRefusal | null> {
	if (!(await holdMindOf(ctx, place, articleId))) return 'no-such-poll';
	const held = await holdBallot(ctx, place, 'as-it-is');
	if (!held) return 'no-such-poll';
	if (held.phase !== 'open') return held.phase;
	const { ballotId } = held;
	if (!ballotId || !held.hasChanged) return 'not-changed';
	if (mind) {
		const target = await findTarget(ctx, articleId, mind);
		if (!target) return 'no-such-thing';
		if (ctx.asker && ctx.asker.id === target.authorId) return 'own-comment';
	}
	const named = {
		articleId: mind && articleId,
		commentId: mind && 'commentId' in mind ? mind.commentId : null,
		resourceId: mind && 'resourceId' in mind ? mind.resourceId : null
	};
	if (held.hasMind) await takeFromMinds(ctx, [ballotId]);
	await write(ctx.db, { ballotId, ...named });
	if (mind) await addToMinds(ctx, [ballotId]);
	return null;
}

const write = statement(sql`
	update ballot set mind_article_id = ${sql.placeholder('articleId')}::bigint,
		mind_comment_id = ${sql.placeholder('commentId')}::bigint,
		mind_resource_id = ${sql.placeholder('resourceId')}::bigint
	where id = ${sql.placeholder('ballotId')}::uuid`);
