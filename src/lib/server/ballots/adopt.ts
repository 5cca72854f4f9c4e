import { sql } from 'drizzle-orm';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { addToMinds } from '../minds/count.ts';
import { holdMinds } from '../minds/hold.ts';
import { listKeyedPolls } from '../polls/list-keyed.ts';
import { holdBallot, type BallotPlace } from './hold-ballot.ts';
import { heldPoll } from './hold-poll.ts';
import { listPlaces } from './list-places.ts';
import { removeHeldBallot } from './remove.ts';
import { dropSetAside } from './set-aside.ts';
import { addToTallies } from './tally-change.ts';
import { isBetween } from './two-answers.ts';
import { endVisitor } from './unless-joined.ts';
import { voterTag } from './voter-tag.ts';

/**
 * Makes the visitor ballots of a browser, in every open poll, those of the
 * member who logged in there; where the member has one already it stands, and the
 * visitor's goes. A browser is never counted again after this. What changed the visitor's mind
 * comes along, unless the member wrote it.
 *
 * One transaction of its own: shared with the row of an account or a session, the
 * transaction id that Postgres keeps in every row would name the voter.
 */
export async function adoptVisitorBallots(ctx: MemberCtx, visitorToken: string): Promise<void> {
	const visitor = { electorate: 'visitor', token: visitorToken } as const;
	const member = { electorate: 'member', memberId: ctx.asker.id } as const;
	await inTransaction(ctx, async (ctx) => {
		await endVisitor(ctx, visitorToken);
		const polls = await listKeyedPolls(ctx, { openOnly: true });
		const salts = new Map(polls.map(({ id, salt }) => [id, salt]));
		const places = await listPlaces(ctx, polls, visitor);
		await holdMinds(ctx, places);
		for (const place of places) {
			const salt = salts.get(place.pollId);
			if (salt) await adoptBallot(ctx, place, voterTag(ctx, salt, member));
		}
	});
}

/**
 * One poll: first all that is the member's, then all that was the visitor's,
 * which nobody else can touch any more; so the order of locks is kept (see `heldPoll`).
 */
async function adoptBallot(ctx: MemberCtx, visitor: BallotPlace, memberTag: Buffer): Promise<void> {
	const { pollId, tag } = visitor;
	const [taken] = await takeOver(ctx.db, { pollId, tag, memberTag, memberId: ctx.asker.id });
	if (!taken) return;
	if (taken.newId !== null) await addToTallies(ctx, [taken.newId]);
	if (taken.newId !== null && taken.hasMind) await addToMinds(ctx, [taken.newId]);
	if (taken.viewers !== 0) await countViewers(ctx.db, { pollId, viewers: taken.viewers });
	const held = await holdBallot(ctx, visitor, 'no');
	if (held) await removeHeldBallot(ctx, visitor, held);
	await dropSetAside(ctx, visitor);
}

type Taken = {
	/** The member's ballot that was made from the visitor's; null where there is none. */
	newId: string | null;
	/** Whether that one says what changed a mind. */
	hasMind: boolean;
	/** By how much the member's rows of `result_viewer` became more or fewer. */
	viewers: number;
};

const pollId = sql`${sql.placeholder('pollId')}::bigint`;
const tag = sql`${sql.placeholder('tag')}::bytea`;
const memberTag = sql`${sql.placeholder('memberTag')}::bytea`;

/** A ballot takes the place of a look; a look is taken over only where there is no ballot. */
const takeOver = statement<Taken>(sql`
	with ${heldPoll}, theirs as materialized (
		select b.*, exists (select from comment c where c.id = b.mind_comment_id
			and c.author_id = ${sql.placeholder('memberId')}::bigint) as is_own
		from ballot b join open on open.id = b.poll_id
		where b.electorate = 'visitor' and b.tag = ${tag}
		for update of b
	), cast_now as (
		insert into ballot (poll_id, electorate, tag, informed, cast_on, changed_on, before_option_id,
			after_option_id, mind_article_id, mind_comment_id, mind_resource_id)
		select poll_id, 'member', ${memberTag},
			-- Who has seen results as a member is asked no second time.
			informed or ${isBetween('b')} and exists (select from result_viewer v
				where v.poll_id = b.poll_id and v.electorate = 'member' and v.tag = ${memberTag}),
			cast_on, changed_on, before_option_id, after_option_id,
			case when not is_own then mind_article_id end, case when not is_own then mind_comment_id end,
			mind_resource_id
		from theirs b
		on conflict on constraint ballot_once do nothing
		returning id, poll_id, mind_article_id
	), choices as (
		insert into ballot_choice (ballot_id, poll_id, option_id, rank, score)
		select cast_now.id, c.poll_id, c.option_id, c.rank, c.score
		from cast_now, theirs join ballot_choice c on c.ballot_id = theirs.id
	), added as (
		insert into result_viewer (poll_id, electorate, tag)
		select v.poll_id, 'member', ${memberTag}
		from result_viewer v join open on open.id = v.poll_id
		where v.electorate = 'visitor' and v.tag = ${tag}
			and not exists (select from theirs)
			and not exists (
				select from ballot b
				where b.poll_id = open.id and b.electorate = 'member' and b.tag = ${memberTag})
		on conflict do nothing
		returning 1
	), dropped as (
		delete from result_viewer v using cast_now
		where v.poll_id = cast_now.poll_id and v.electorate = 'member' and v.tag = ${memberTag}
		returning 1
	)
	select cast_now.id as "newId", cast_now.mind_article_id is not null as "hasMind",
		((select count(*) from added) - (select count(*) from dropped))::int as viewers
	from open left join cast_now on true`);

const countViewers = statement(sql`
	insert into poll_tally as t (poll_id, electorate, viewers)
	values (${pollId}, 'member', greatest(${sql.placeholder('viewers')}::int, 0))
	on conflict (poll_id, electorate) do update set
		viewers = t.viewers + ${sql.placeholder('viewers')}::int`);
