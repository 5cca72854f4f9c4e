import { sql, type SQL } from 'drizzle-orm';
import type { BallotRefusal } from '../../rules/tally/ballot-refusal.ts';
import { readChoice, type Marks } from '../../rules/tally/choice.ts';
import type { Phase } from '../../rules/tally/may-see-results.ts';
import type { Turn } from '../../rules/tally/two-answers.ts';
import { inTransaction, type Ctx, type VoterCtx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { spend } from '../platform/limits.ts';
import { findBallotPaper } from '../polls/find-paper.ts';
import { countArrival } from './arrivals.ts';
import { holdBallot, type BallotPlace } from './hold-ballot.ts';
import { heldPoll } from './hold-poll.ts';
import { readProof, spendProof, type Proof, type SentProof } from './prove-work.ts';
import { addToTallies, countMore, takeFromTallies } from './tally-change.ts';
import { isBetween } from './two-answers.ts';
import { unlessJoined } from './unless-joined.ts';
import { voterTag } from './voter-tag.ts';

export type BallotDraft = {
	pollId: number;
	optionIds: number[];
	/** Ranks or scores of these options, where the poll asks for them. */
	values?: number[] | null;
	/** By which form of a poll that asks twice it was given; at its end, where nothing is said. */
	turn?: Turn;
	/** What a visitor's browser calculated, where it was asked to. */
	proof?: SentProof | undefined;
};

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
 * Where a poll asks twice, the first answer before reading is kept beside the ballot, and so is
 * the first one at the end, unless its voter has seen results by then: later changes alter the
 * ballot, not what was answered when.
 *
 * @throws {TooMany}
 */
export async function castBallot(ctx: VoterCtx, draft: BallotDraft): Promise<VoteOutcome> {
	await spend(ctx, 'ballot');
	const paper = await findBallotPaper(ctx, draft.pollId);
	if (!paper) return { ok: false, reason: 'no-such-poll' };
	if (paper.phase !== 'open') return { ok: false, reason: paper.phase };
	const choice = readChoice(paper, paper.optionIds, draft);
	if (!choice.ok) return choice;

	const { voter } = ctx;
	const { electorate } = voter;
	const place = { pollId: paper.id, electorate, tag: voterTag(ctx, paper.salt, voter) };
	const entry = { ...choice, turn: paper.asksTwice ? (draft.turn ?? 'after') : null };
	const isNewcomer = electorate === 'visitor' && !(await hasBallot(ctx, place));
	const reason = isNewcomer
		? await recordNewcomer(ctx, place, { ...entry, proof: draft.proof })
		: await unlessJoined(ctx, (ctx) => record(ctx, place, entry));
	return reason ? { ok: false, reason } : { ok: true, articleSlug: paper.articleSlug };
}

/** Why nobody could cast this ballot just now; null where it would be taken. Says nothing of limits. */
export async function refusalOfDraft(
	ctx: Ctx,
	draft: BallotDraft
): Promise<Refused['reason'] | null> {
	const paper = await findBallotPaper(ctx, draft.pollId);
	if (!paper) return 'no-such-poll';
	if (paper.phase !== 'open') return paper.phase;
	const choice = readChoice(paper, paper.optionIds, draft);
	return choice.ok ? null : choice.reason;
}

/** What is written of a ballot; without a turn where its poll asks once. */
type Entry = Marks & { turn: Turn | null };

/**
 * A visitor's first ballot: with a calculation that was asked for it is let in; any other counts
 * against its network, and during a burst is asked for one, before anything is written.
 */
async function recordNewcomer(
	ctx: VoterCtx,
	place: BallotPlace,
	{ proof: sent, ...entry }: Entry & Pick<BallotDraft, 'proof'>
): Promise<Refused['reason'] | null> {
	const proof = await readProof(ctx, place.pollId, sent);
	if (proof) {
		const reason = await unlessJoined(ctx, (ctx) => recordProven(ctx, place, { ...entry, proof }));
		if (reason !== 'no-proof') return reason;
	}
	await spend(ctx, 'visitor-ballot', { subject: String(place.pollId) });
	if (await countArrival(ctx, place.pollId)) return 'proof-asked';
	return unlessJoined(ctx, (ctx) => record(ctx, place, entry));
}

/** Where the calculation has just served, the same form was sent twice: the ballot is there. */
async function recordProven(
	ctx: Ctx,
	place: BallotPlace,
	{ proof, ...entry }: Entry & { proof: Proof }
): Promise<RecordRefusal | 'no-proof' | null> {
	const isSpent = await spendProof(ctx, proof);
	if (!isSpent && !(await hasBallot(ctx, place))) return 'no-proof';
	return record(ctx, place, entry);
}

type RecordRefusal = 'no-such-poll' | 'answered-before' | Exclude<Phase, 'open'>;

/** Casts, or else changes; and again, when between the two the ballot was withdrawn in another tab. */
async function record(
	ctx: Ctx,
	place: BallotPlace,
	{ optionIds, values, turn }: Entry
): Promise<RecordRefusal | null> {
	const entry = { optionIds, values, turn };
	for (let attempt = 0; attempt < 5; attempt++) {
		const [first] = await castFirst(ctx.db, { ...place, ...entry });
		if (!first) return 'no-such-poll';
		if (first.phase !== 'open') return first.phase;
		if (first.isCast) return null;
		const changed = await inTransaction(ctx, (ctx) => change(ctx, place, entry));
		if (changed !== 'withdrawn') return changed;
	}
	throw new Error('a ballot kept being cast and withdrawn');
}

async function change(
	ctx: Ctx,
	place: BallotPlace,
	{ optionIds, values, turn }: Entry
): Promise<RecordRefusal | 'withdrawn' | null> {
	const held = await holdBallot(ctx, place, 'as-it-is');
	if (!held) return 'no-such-poll';
	if (held.phase !== 'open') return held.phase;
	if (!held.ballotId) return 'withdrawn';
	const { ballotId } = held;
	const [same] = await saysTheSame(ctx.db, { ballotId, optionIds, values });
	if (turn === 'before') return same ? null : 'answered-before';
	if (same && !held.isBetween) return null;
	await takeFromTallies(ctx, [ballotId]);
	if (held.isBetween) await answerAgain(ctx.db, { ballotId, optionIds });
	if (!same) await rewrite(ctx.db, { ballotId, optionIds, values });
	await addToTallies(ctx, [ballotId]);
	return null;
}

async function hasBallot(ctx: Ctx, place: BallotPlace): Promise<boolean> {
	return (await ballotAt(ctx.db, place)).length > 0;
}

const pollId = sql`${sql.placeholder('pollId')}::bigint`;
const electorate = sql`${sql.placeholder('electorate')}::text`;
const tag = sql`${sql.placeholder('tag')}::bytea`;
const ballotId = sql`${sql.placeholder('ballotId')}::uuid`;
/** Chosen options with their ranks or scores; without these, `value` is null. */
const chosen = sql`unnest(${sql.placeholder('optionIds')}::bigint[], ${sql.placeholder('values')}::smallint[])
	as chosen (option_id, value)`;
const onlyOption = sql`(${sql.placeholder('optionIds')}::bigint[])[1]`;
const asRank = (method: SQL) => sql`case ${method} when 'ranked' then value end`;
const asScore = (method: SQL) => sql`case ${method} when 'score' then value end`;

const ballotAt = statement(sql`
	select 1 from ballot where poll_id = ${pollId} and electorate = ${electorate} and tag = ${tag}`);

/**
 * One statement, which is its own transaction for a member: the tallies are the
 * rows that all voters of a poll wait for, so they come last, and are held for
 * no round trip. Each part reads from the one before, which fixes their order.
 */
const castFirst = statement<{ phase: Phase; isCast: boolean }>(sql`
	with ${heldPoll}, cast_now as (
		insert into ballot (poll_id, electorate, tag, informed, before_option_id)
		select id, ${electorate}, ${tag}, informed,
			case when asks_twice and ${sql.placeholder('turn')}::text = 'before' and not informed
				then ${onlyOption} end
		from open cross join lateral (select exists (
			select from result_viewer v
			where v.poll_id = open.id and v.electorate = ${electorate} and v.tag = ${tag}) as informed) v
		on conflict on constraint ballot_once do nothing
		returning id, poll_id, electorate, informed, cast_on, before_option_id, after_option_id
	), counted_choices as (
		insert into ballot_choice (ballot_id, poll_id, option_id, rank, score)
		select cast_now.id, poll_id, option_id, ${asRank(sql`method`)}, ${asScore(sql`method`)}
		from cast_now join open on open.id = poll_id, ${chosen}
		returning ballot_id, option_id, rank, score
	), unmarked as (
		delete from result_viewer v using cast_now
		where v.poll_id = cast_now.poll_id and v.electorate = ${electorate} and v.tag = ${tag}
		returning 1
	), counted as (
		select id as ballot_id, poll_id, electorate, informed, cast_on, before_option_id, after_option_id
		from cast_now
	), ${countMore({ viewers: sql`-(select count(*) from unmarked)` })}
	select phase, exists (select from cast_now) as "isCast" from judged`);

const saysTheSame = statement(sql`
	select 1 where not exists (
		select from (select option_id, coalesce(rank, score) as value
			from ballot_choice where ballot_id = ${ballotId}) kept
		full join ${chosen} using (option_id)
		where (kept.value is distinct from chosen.value)
			or num_nulls(kept.option_id, chosen.option_id) > 0)`);

const answerAgain = statement(sql`
	update ballot set after_option_id = ${onlyOption}
	where id = ${ballotId} and ${isBetween('ballot')}`);

/** The day of the first cast and whether it was informed stay as they were. */
const rewrite = statement(sql`
	with gone as (
		delete from ballot_choice
		where ballot_id = ${ballotId} and option_id <> all (${sql.placeholder('optionIds')}::bigint[])
	), written as (
		insert into ballot_choice (ballot_id, poll_id, option_id, rank, score)
		select b.id, b.poll_id, option_id, ${asRank(sql`p.method`)}, ${asScore(sql`p.method`)}
		from ballot b join poll p on p.id = b.poll_id, ${chosen}
		where b.id = ${ballotId}
		on conflict (ballot_id, option_id) do update set rank = excluded.rank, score = excluded.score
	)
	update ballot set changed_on = current_date where id = ${ballotId}`);
