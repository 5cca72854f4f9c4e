import { sql } from 'drizzle-orm';
import { isOver, type Phase } from '../../rules/tally/may-see-results.ts';
import type { VoterCtx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { spend } from '../platform/limits.ts';
import { findBallotPaper } from '../polls/find-paper.ts';
import type { VoteOutcome } from './cast.ts';
import { heldPoll } from './hold-poll.ts';
import { isBetween } from './two-answers.ts';
import { unlessJoined } from './unless-joined.ts';
import { voterTag } from './voter-tag.ts';

/**
 * Lets somebody without a ballot see the results from now on, and remembers
 * that a later ballot of theirs is an informed one. So it does for who has answered before reading
 * and does not want to answer again first: their ballot is an informed one from now on, and a later
 * answer no second one.
 *
 * @throws {TooMany}
 */
export async function lookAtResults(ctx: VoterCtx, pollId: number): Promise<VoteOutcome> {
	await spend(ctx, 'ballot');
	const paper = await findBallotPaper(ctx, pollId);
	if (!paper) return { ok: false, reason: 'no-such-poll' };
	const { articleSlug } = paper;
	// Everybody sees the results of a poll that is over: there is nothing to remember.
	if (isOver(paper.phase)) return { ok: true, articleSlug };
	if (paper.phase !== 'open') return { ok: false, reason: paper.phase };
	if (paper.visibility === 'sealed') return { ok: false, reason: 'sealed' };

	const { electorate } = ctx.voter;
	const tag = voterTag(ctx, paper.salt, ctx.voter);
	const seen = await unlessJoined(ctx, (ctx) =>
		rememberViewer(ctx.db, { pollId, electorate, tag })
	);
	return seen === 'visitor-joined' ? { ok: false, reason: seen } : { ok: true, articleSlug };
}

const electorate = sql`${sql.placeholder('electorate')}::text`;
const tag = sql`${sql.placeholder('tag')}::bytea`;

const rememberViewer = statement<{ phase: Phase }>(sql`
	with ${heldPoll}, told as (
		update ballot b set informed = true from open
		where b.poll_id = open.id and b.electorate = ${electorate} and b.tag = ${tag} and ${isBetween('b')}
		returning b.poll_id
	), seen as (
		insert into result_viewer (poll_id, electorate, tag)
		select id, ${electorate}, ${tag} from open
		where not exists (
			select from ballot b
			where b.poll_id = open.id and b.electorate = ${electorate} and b.tag = ${tag})
		on conflict do nothing
		returning poll_id
	), more_informed as (
		update poll_tally t set informed = t.informed + 1 from told
		where t.poll_id = told.poll_id and t.electorate = ${electorate}
	), total as (
		insert into poll_tally as t (poll_id, electorate, viewers)
		select poll_id, ${electorate}, 1 from seen
		on conflict (poll_id, electorate) do update set viewers = t.viewers + 1
	)
	select phase from judged`);
