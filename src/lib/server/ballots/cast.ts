import { sql } from 'drizzle-orm';
import type { BallotRefusal } from '../../rules/tally/ballot-refusal.ts';
import { readChoice } from '../../rules/tally/choice.ts';
import type { Phase } from '../../rules/tally/may-see-results.ts';
import { inTransaction, type Ctx, type VoterCtx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { spend } from '../platform/limits.ts';
import { findBallotPaper } from '../polls/find-paper.ts';
import { holdBallot, type BallotPlace } from './hold-ballot.ts';
import { heldPoll } from './hold-poll.ts';
import { unlessJoined } from './unless-joined.ts';
import { voterTag } from './voter-tag.ts';

export type BallotDraft = { pollId: number; optionIds: number[] };

type Refused = {
	ok: false;
	reason: 'no-such-poll' | Exclude<BallotRefusal, 'malformed' | 'too-many' | 'no-cookie'>;
};

export type VoteOutcome = { ok: true; articleSlug: string } | Refused;

/**
 * Records the voter's ballot, replacing an earlier one.
 *
 * The poll is held while we write, and only then the database's clock is read:
 * what the paper said before decides nothing but what we need not even try.
 *
 * @throws {TooMany}
 */
export async function castBallot(ctx: VoterCtx, draft: BallotDraft): Promise<VoteOutcome> {
	await spend(ctx, 'ballot');
	const paper = await findBallotPaper(ctx, draft.pollId);
	if (!paper) return { ok: false, reason: 'no-such-poll' };
	if (paper.phase !== 'open') return { ok: false, reason: paper.phase };
	const choice = readChoice(paper.method, paper.optionIds, draft.optionIds);
	if (!choice.ok) return choice;

	const { voter } = ctx;
	const { electorate } = voter;
	const place = { pollId: paper.id, electorate, tag: voterTag(ctx, paper.salt, voter) };
	if (electorate === 'visitor' && !(await hasBallot(ctx, place))) {
		await spend(ctx, 'visitor-ballot', { subject: String(paper.id) });
	}
	const reason = await unlessJoined(ctx, (ctx) => record(ctx, place, choice.optionIds));
	return reason ? { ok: false, reason } : { ok: true, articleSlug: paper.articleSlug };
}

/** Why nobody could cast this ballot just now; null where it would be taken. Says nothing of limits. */
export async function refusalOfDraft(
	ctx: Ctx,
	{ pollId, optionIds }: BallotDraft
): Promise<Refused['reason'] | null> {
	const paper = await findBallotPaper(ctx, pollId);
	if (!paper) return 'no-such-poll';
	if (paper.phase !== 'open') return paper.phase;
	const choice = readChoice(paper.method, paper.optionIds, optionIds);
	return choice.ok ? null : choice.reason;
}

type RecordRefusal = 'no-such-poll' | Exclude<Phase, 'open'>;

/** Casts, or else changes; and again, when between the two the ballot was withdrawn in another tab. */
async function record(
	ctx: Ctx,
	place: BallotPlace,
	optionIds: number[]
): Promise<RecordRefusal | null> {
	for (let attempt = 0; attempt < 5; attempt++) {
		const [first] = await castFirst(ctx.db, { ...place, optionIds });
		if (!first) return 'no-such-poll';
		if (first.phase !== 'open') return first.phase;
		if (first.isCast) return null;
		const changed = await inTransaction(ctx, (ctx) => change(ctx, place, optionIds));
		if (changed !== 'withdrawn') return changed;
	}
	throw new Error('a ballot kept being cast and withdrawn');
}

async function change(
	ctx: Ctx,
	place: BallotPlace,
	optionIds: number[]
): Promise<RecordRefusal | 'withdrawn' | null> {
	const held = await holdBallot(ctx, place, 'as-it-is');
	if (!held) return 'no-such-poll';
	if (held.phase !== 'open') return held.phase;
	if (!held.ballotId) return 'withdrawn';
	await replaceChoices(ctx.db, { ...place, ballotId: held.ballotId, optionIds });
	return null;
}

async function hasBallot(ctx: Ctx, place: BallotPlace): Promise<boolean> {
	return (await ballotAt(ctx.db, place)).length > 0;
}

const pollId = sql`${sql.placeholder('pollId')}::bigint`;
const electorate = sql`${sql.placeholder('electorate')}::text`;
const tag = sql`${sql.placeholder('tag')}::bytea`;
const ballotId = sql`${sql.placeholder('ballotId')}::uuid`;
const chosen = sql`unnest(${sql.placeholder('optionIds')}::bigint[])`;

const ballotAt = statement(sql`
	select 1 from ballot where poll_id = ${pollId} and electorate = ${electorate} and tag = ${tag}`);

/**
 * One statement, which is its own transaction for a member: the tallies are the
 * rows that all voters of a poll wait for, so they come last, and are held for
 * no round trip. Each part reads from the one before, which fixes their order.
 */
const castFirst = statement<{ phase: Phase; isCast: boolean }>(sql`
	with ${heldPoll}, cast_now as (
		insert into ballot (poll_id, electorate, tag, informed)
		select id, ${electorate}, ${tag}, exists (
			select from result_viewer v
			where v.poll_id = open.id and v.electorate = ${electorate} and v.tag = ${tag})
		from open
		on conflict on constraint ballot_once do nothing
		returning id, poll_id, informed, cast_on
	), choices as (
		insert into ballot_choice (ballot_id, poll_id, option_id)
		select id, poll_id, option_id from cast_now, ${chosen} option_id
	), unmarked as (
		delete from result_viewer v using cast_now
		where v.poll_id = cast_now.poll_id and v.electorate = ${electorate} and v.tag = ${tag}
		returning 1
	), total as (
		insert into poll_tally as t (poll_id, electorate, ballots, informed)
		select poll_id, ${electorate}, 1, informed::int from cast_now
		on conflict (poll_id, electorate) do update set
			ballots = t.ballots + 1,
			informed = t.informed + excluded.informed,
			viewers = t.viewers - (select count(*) from unmarked)
		returning t.poll_id
	), options as (
		insert into option_tally as t (poll_id, option_id, electorate, ballots)
		select poll_id, option_id, ${electorate}, 1 from total, ${chosen} option_id
		on conflict (poll_id, option_id, electorate) do update set ballots = t.ballots + 1
	), days as (
		insert into day_tally as t (poll_id, day, electorate, ballots)
		select total.poll_id, cast_on, ${electorate}, 1 from total join cast_now using (poll_id)
		on conflict (poll_id, day, electorate) do update set ballots = t.ballots + 1
	)
	select phase, exists (select from cast_now) as "isCast" from judged`);

/** The day of the first cast and whether it was informed stay as they were. */
const replaceChoices = statement(sql`
	with gone as (
		delete from ballot_choice
		where ballot_id = ${ballotId} and option_id <> all (${sql.placeholder('optionIds')}::bigint[])
		returning option_id
	), added as (
		insert into ballot_choice (ballot_id, poll_id, option_id)
		select ${ballotId}, ${pollId}, option_id from ${chosen} option_id
		on conflict do nothing
		returning option_id
	), fewer as (
		update option_tally t set ballots = t.ballots - 1 from gone
		where t.poll_id = ${pollId} and t.option_id = gone.option_id and t.electorate = ${electorate}
	), more as (
		insert into option_tally as t (poll_id, option_id, electorate, ballots)
		select ${pollId}, option_id, ${electorate}, 1 from added
		on conflict (poll_id, option_id, electorate) do update set ballots = t.ballots + 1
	)
	update ballot set changed_on = current_date
	where id = ${ballotId} and (exists (select from gone) or exists (select from added))`);
