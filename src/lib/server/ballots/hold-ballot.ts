import { sql } from 'drizzle-orm';
import type { Phase } from '../../rules/tally/may-see-results.ts';
import type { Electorate } from '../../rules/tally/tally.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { heldPoll } from './hold-poll.ts';
import { isBetween } from './two-answers.ts';

export type BallotPlace = { pollId: number; electorate: Electorate; tag: Buffer };

export type HeldBallot = {
	phase: Phase;
	/** Null without a ballot, or when the poll is not open. */
	ballotId: string | null;
	/** Whether the ballot stands between the two answers of a poll that asks twice. */
	isBetween: boolean;
	/** Whether it was changed to another answer since it was cast. */
	hasChanged: boolean;
	/** Whether it says what changed the voter's mind; then its article must be held, see `holdMinds`. */
	hasMind: boolean;
	/** By how much the rows of `result_viewer` became more or fewer. */
	viewers: number;
};

/**
 * Locks a voter's ballot and the tallies that it is counted in, so that the
 * next statement sees and changes them alone. Call it inside a transaction.
 *
 * @param viewer whether this voter is to be known from now on as one who saw the results; by
 * voting one sees them, unless one is to be asked again
 * @returns null when there is no such poll
 */
export async function holdBallot(
	ctx: Ctx,
	{ pollId, electorate, tag }: BallotPlace,
	viewer: 'as-it-is' | 'if-voted' | 'no'
): Promise<HeldBallot | null> {
	const [held] = await hold(ctx.db, { pollId, electorate, tag, viewer });
	return held ?? null;
}

const electorate = sql`${sql.placeholder('electorate')}::text`;
const tag = sql`${sql.placeholder('tag')}::bytea`;
const viewer = sql`${sql.placeholder('viewer')}::text`;

const hold = statement<HeldBallot>(sql`
	with ${heldPoll}, mine as materialized (
		select b.id, b.poll_id, b.changed_on, b.mind_article_id, ${isBetween('b')} as is_between
		from ballot b join open on open.id = b.poll_id
		where b.electorate = ${electorate} and b.tag = ${tag}
		for update of b
	), marked as (
		insert into result_viewer (poll_id, electorate, tag)
		select poll_id, ${electorate}, ${tag} from mine
		where ${viewer} = 'if-voted' and not is_between
		on conflict do nothing
		returning 1
	), unmarked as (
		delete from result_viewer v using open
		where v.poll_id = open.id and v.electorate = ${electorate} and v.tag = ${tag}
			and ${viewer} = 'no' and (select count(*) from mine) >= 0
		returning 1
	), gate as materialized (
		select t.poll_id from poll_tally t join open on open.id = t.poll_id
		where t.electorate = ${electorate}
			and (select count(*) from mine) + (select count(*) from marked) + (select count(*) from unmarked) >= 0
		for update of t
	)
	select phase, (select id from mine) as "ballotId",
		coalesce((select is_between from mine), false) as "isBetween",
		exists (select from mine where changed_on is not null) as "hasChanged",
		exists (select from mine where mind_article_id is not null) as "hasMind",
		((select count(*) from marked) - (select count(*) from unmarked))::int as viewers,
		(select count(*) from gate) as gate
	from judged`);
