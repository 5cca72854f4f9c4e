import { and, eq, isNull, sql } from 'drizzle-orm';
import type { PlaceRule } from '../../rules/moderation.ts';
import { SET_ASIDE_DAYS } from '../../rules/tally/burst.ts';
import type { Ctx } from '../ctx.ts';
import { addToMinds, takeFromMinds } from '../minds/count.ts';
import { holdAlone } from '../polls/gate.ts';
import { phaseNow } from '../polls/phase.ts';
import { ballotRemovals, setAsideBallots } from './set-aside-tables.ts';
import { addToTallies, takeFromTallies } from './tally-change.ts';
import { isBetween } from './two-answers.ts';

/** Ballots of these days, by their first cast. */
export type Burst = { pollId: number; days: string[] };

export type HeldPoll = {
	articleId: number;
	isOpen: boolean;
	isFinal: boolean;
	/** Whether who voted has seen results by that. */
	showsVoters: boolean;
};

/** Has its article, and a poll to oneself. Null where no article asks it that is published, or was taken from the site. */
export async function holdForRemoval(ctx: Ctx, pollId: number): Promise<HeldPoll | null> {
	await holdAlone(ctx, pollId);
	const [row] = await ctx.db.execute<HeldPoll>(sql`
		select article_id::int as "articleId", ${phaseNow} = 'open' as "isOpen",
			coalesce(closed_at < clock_timestamp() - ${SET_ASIDE_DAYS}::int * interval '1 day', false)
				as "isFinal",
			results <> 'sealed' as "showsVoters"
		from poll where id = ${pollId}::bigint
			and exists (select from article where id = article_id and state in ('published', 'archived'))`);
	return row ?? null;
}

/** How many visitor ballots that would take out. */
export async function countBurst(ctx: Ctx, { pollId, days }: Burst): Promise<number> {
	const [row] = await ctx.db.execute<{ count: number }>(sql`
		select count(*)::int from ballot where ${isOfBurst({ pollId, days })}`);
	return row?.count ?? 0;
}

/**
 * Takes visitor ballots out of a poll that is held, and out of its tallies. Their voters
 * may vote anew; where they have seen results by their vote, they stay known as such.
 */
export async function setAside(
	ctx: Ctx,
	{ isOpen, showsVoters }: HeldPoll,
	given: Burst & { actId: number; rule: PlaceRule; reason: string; ballots: number }
): Promise<void> {
	const { pollId } = given;
	const [removal] = await ctx.db
		.insert(ballotRemovals)
		.values(given)
		.returning({ id: ballotRemovals.id });
	if (!removal) throw new Error('the removal was not written');
	const kept = await ctx.db.execute<{ id: string }>(sql`
		insert into set_aside_ballot (id, removal_id, poll_id, tag, ballot, choices)
		select b.id, ${removal.id}, b.poll_id, b.tag, to_jsonb(b),
			(select coalesce(jsonb_agg(to_jsonb(c)), '[]') from ballot_choice c
				where c.poll_id = b.poll_id and c.ballot_id = b.id)
		from ballot b where ${isOfBurst(given)}
		on conflict on constraint set_aside_ballot_once do update
		set id = excluded.id, removal_id = excluded.removal_id, ballot = excluded.ballot,
			choices = excluded.choices
		returning id`);
	const ids = kept.map(({ id }) => id);
	await takeFromTallies(ctx, ids);
	await takeFromMinds(ctx, ids);
	await ctx.db.execute(sql`delete from ballot where ${isOfBurst(given)}`);
	if (isOpen && showsVoters) await rememberViewers(ctx, { pollId, removalId: removal.id });
}

/**
 * Gives ballots back to a poll that is held, but where their voters have voted anew; says
 * how many. Null when they were given back before.
 */
export async function giveBack(ctx: Ctx, actId: number): Promise<number | null> {
	const [removal] = await ctx.db
		.select({ id: ballotRemovals.id, pollId: ballotRemovals.pollId })
		.from(ballotRemovals)
		.where(and(eq(ballotRemovals.actId, actId), isNull(ballotRemovals.restoredAt)));
	if (!removal) return null;
	const { id, pollId } = removal;
	await ctx.db.execute(sql`
		delete from set_aside_ballot s using ballot b
		where s.removal_id = ${id} and b.poll_id = s.poll_id
			and b.electorate = 'visitor' and b.tag = s.tag`);
	const given = await ctx.db.execute<{ id: string }>(sql`
		insert into ballot select (jsonb_populate_record(null::ballot, s.ballot || ${forgotten})).*
		from set_aside_ballot s where s.removal_id = ${id} returning id`);
	await ctx.db.execute(sql`
		insert into ballot_choice select choice.* from set_aside_ballot s,
			jsonb_populate_recordset(null::ballot_choice, s.choices) as choice
		where s.removal_id = ${id}`);
	await informBetween(ctx, id);
	const ids = given.map((ballot) => ballot.id);
	await addToTallies(ctx, ids);
	await addToMinds(ctx, ids);
	await forgetViewers(ctx, { pollId, removalId: id });
	await ctx.db.delete(setAsideBallots).where(eq(setAsideBallots.removalId, id));
	await ctx.db
		.update(ballotRemovals)
		.set({ restoredAt: sql`clock_timestamp()`, restored: given.length })
		.where(eq(ballotRemovals.id, id));
	return given.length;
}

/** What a ballot that comes back says no more: that a comment or a link changed a mind which is gone by now. */
const forgotten = sql`
	case when exists (select from comment c where c.id = (s.ballot ->> 'mind_comment_id')::bigint
			and c.state <> 'deleted')
		or exists (select from resource r where r.id = (s.ballot ->> 'mind_resource_id')::bigint)
		then '{}'::jsonb
		else '{"mind_article_id": null, "mind_comment_id": null, "mind_resource_id": null}'::jsonb end`;

/** Which poll an act took ballots out of. */
export async function findRemovalPoll(ctx: Ctx, actId: number): Promise<number | null> {
	const [row] = await ctx.db
		.select({ pollId: ballotRemovals.pollId })
		.from(ballotRemovals)
		.where(eq(ballotRemovals.actId, actId));
	return row?.pollId ?? null;
}

/** A voter has decided anew, by a withdrawal or an account: what was set aside of theirs never comes back. */
export async function dropSetAside(
	ctx: Ctx,
	{ pollId, tag }: { pollId: number; tag: Buffer }
): Promise<void> {
	await ctx.db
		.delete(setAsideBallots)
		.where(and(eq(setAsideBallots.pollId, pollId), eq(setAsideBallots.tag, tag)));
}

/** What can no longer be given back. How many there were stays. */
export async function purgeSetAside(ctx: Ctx): Promise<void> {
	await ctx.db.execute(sql`
		delete from set_aside_ballot s using poll p where p.id = s.poll_id
			and p.closed_at < clock_timestamp() - ${SET_ASIDE_DAYS}::int * interval '1 day'`);
}

const isOfBurst = ({ pollId, days }: Burst) =>
	sql`poll_id = ${pollId}::bigint and electorate = 'visitor'
		and cast_on = any(${`{${days.join(',')}}`}::date[])`;

type Removal = { pollId: number; removalId: number };

async function rememberViewers(ctx: Ctx, { pollId, removalId }: Removal): Promise<void> {
	await ctx.db.execute(sql`
		with seen as (
			insert into result_viewer (poll_id, electorate, tag)
			select s.poll_id, 'visitor', s.tag
			from set_aside_ballot s, jsonb_populate_record(null::ballot, s.ballot) b
			where s.removal_id = ${removalId} and not ${isBetween('b')}
			on conflict do nothing returning 1
		)
		update poll_tally set viewers = viewers + (select count(*) from seen)
		where poll_id = ${pollId} and electorate = 'visitor'`);
}

/** Who saw results while a first answer of theirs was set aside is asked no second time. */
async function informBetween(ctx: Ctx, removalId: number): Promise<void> {
	await ctx.db.execute(sql`
		update ballot b set informed = true
		from set_aside_ballot s join result_viewer v
			on v.poll_id = s.poll_id and v.electorate = 'visitor' and v.tag = s.tag
		where s.removal_id = ${removalId} and b.id = s.id and ${isBetween('b')}`);
}

async function forgetViewers(ctx: Ctx, { pollId, removalId }: Removal): Promise<void> {
	await ctx.db.execute(sql`
		with gone as (
			delete from result_viewer v using set_aside_ballot s
			where s.removal_id = ${removalId} and v.poll_id = s.poll_id
				and v.electorate = 'visitor' and v.tag = s.tag returning 1
		)
		update poll_tally set viewers = viewers - (select count(*) from gone)
		where poll_id = ${pollId} and electorate = 'visitor'`);
}
