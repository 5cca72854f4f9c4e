import { inTransaction, type VoterCtx } from '../ctx.ts';
import { holdMinds } from '../minds/hold.ts';
import { spend } from '../platform/limits.ts';
import { findBallotPaper } from '../polls/find-paper.ts';
import type { VoteOutcome } from './cast.ts';
import { holdBallot } from './hold-ballot.ts';
import { removeHeldBallot } from './remove.ts';
import { dropSetAside } from './set-aside.ts';
import { unlessJoined } from './unless-joined.ts';
import { voterTag } from './voter-tag.ts';

/**
 * Takes the voter's ballot back; without one, does nothing and is content.
 * The voter has seen the results by then, unless they are sealed or the poll was to ask again: a
 * later ballot will be informed.
 *
 * @throws {TooMany}
 */
export async function withdrawBallot(ctx: VoterCtx, pollId: number): Promise<VoteOutcome> {
	await spend(ctx, 'ballot');
	const paper = await findBallotPaper(ctx, pollId);
	if (!paper) return { ok: false, reason: 'no-such-poll' };
	if (paper.phase !== 'open') return { ok: false, reason: paper.phase };
	const { electorate } = ctx.voter;
	const place = { pollId, electorate, tag: voterTag(ctx, paper.salt, ctx.voter) };

	const hasSeen = paper.visibility === 'sealed' ? 'as-it-is' : 'if-voted';
	const reason = await unlessJoined(ctx, (ctx) =>
		inTransaction(ctx, async (ctx) => {
			await holdMinds(ctx, [place]);
			const held = await holdBallot(ctx, place, hasSeen);
			if (!held) return 'no-such-poll' as const;
			if (held.phase !== 'open') return held.phase;
			await removeHeldBallot(ctx, place, held);
			await dropSetAside(ctx, place);
			return null;
		})
	);
	return reason ? { ok: false, reason } : { ok: true, articleSlug: paper.articleSlug };
}
