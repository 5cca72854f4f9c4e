import { sql } from 'drizzle-orm';
import type { Visibility } from '../../rules/tally/may-see-results.ts';
import { countMore } from '../ballots/tally-change.ts';
import { voterTag } from '../ballots/voter-tag.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { plannedAnew } from '../db/planned-anew.ts';
import type { Dice } from './dice.ts';
import { answersTwice, choicesBy, share, type DrawnPoll } from './draw-choices.ts';

/** One transaction each; whoever votes meanwhile waits for it. */
const BATCH = 10_000;

export type Election = {
	pollId: number;
	/** Members who all cast a ballot, unless they have one. */
	members: number[];
	/** Further ballots, of visitors who will never come back. */
	visitors: number;
	/** Days over which the ballots are spread. */
	days: number;
	/** How many days ago the last of them are cast; today, where nothing is said. */
	until?: number;
	/** Of a poll whose time has come and which nobody has closed yet: what was cast in time. */
	isOver?: boolean;
	/** By ranks: most stand at one end of the answers or at the other. */
	isPolarised?: boolean;
};

type Electorate = 'member' | 'visitor';
type Poll = DrawnPoll & { id: number; results: Visibility; salt: Buffer; cast: number };
type Batch = { electorate: Electorate; first: number; tags: string[] | null; count: number };

/**
 * Casts many ballots at once, with the tallies that voting would have kept.
 * A closed poll gets none.
 *
 * @returns how many were cast
 */
export async function addBallots(
	ctx: Ctx,
	dice: Dice,
	election: Election,
	onProgress: (added: number) => void = () => {}
): Promise<number> {
	const poll = await findOpenPoll(ctx, election);
	if (!poll) return 0;
	let cast = 0;
	for (const batch of batchesOf(ctx, poll, election)) {
		const taste = dice.fork(batch.electorate);
		const options = await weighOptions(ctx, taste, poll);
		const seed = String(taste.below(2 ** 32));
		cast += await castMany(ctx, poll, batch, { ...election, options, seed });
		onProgress(batch.count);
	}
	if (isLookedAt(poll)) await addViewers(ctx, poll, Math.floor(election.visitors / 25), cast);
	return cast;
}

async function findOpenPoll(
	ctx: Ctx,
	{ pollId, isOver = false }: Pick<Election, 'pollId' | 'isOver'>
): Promise<Poll | null> {
	const [row] = await ctx.db.execute<Poll>(sql`
		select id::int as id, method, at_least as "atLeast", at_most as "atMost",
			asks_twice as "asksTwice", results, salt,
			coalesce((select sum(ballots) from poll_tally where poll_id = poll.id), 0)::int as cast
		from poll
		where id = ${pollId} and closed_at is null
			and (${isOver}::boolean or closes_at is null or closes_at > clock_timestamp())`);
	return row ?? null;
}

/** Whether some ask for the results without voting: not where all see them, or nobody does. */
const isLookedAt = ({ results }: Poll): boolean => results === 'after-vote';

/** Visitors go by number, counted on from earlier ones, so that filling a site twice doubles it. */
function* batchesOf(ctx: Ctx, poll: Poll, { members, visitors }: Election): Generator<Batch> {
	for (let first = 0; first < members.length; first += BATCH) {
		const tags = members
			.slice(first, first + BATCH)
			.map((memberId) =>
				voterTag(ctx, poll.salt, { electorate: 'member', memberId }).toString('hex')
			);
		yield { electorate: 'member', first, tags, count: tags.length };
	}
	for (let first = 0; first < visitors; first += BATCH) {
		const count = Math.min(BATCH, visitors - first);
		yield { electorate: 'visitor', first: poll.cast + first, tags: null, count };
	}
}

/**
 * An option's part of the line from 0 to 1, how often it is chosen besides another one, and how
 * well it is liked: 1 where it is as well as the others.
 */
type Weight = {
	id: number;
	position: number;
	from: number;
	to: number;
	besides: number;
	liking: number;
};

async function weighOptions(ctx: Ctx, dice: Dice, poll: Poll): Promise<Weight[]> {
	const rows = await ctx.db.execute<{ id: number; position: number }>(sql`
		select id::int as id, position from poll_option where poll_id = ${poll.id} order by position`);
	const weights = rows.map(() => 0.15 + dice.roll());
	const sum = weights.reduce((total, weight) => total + weight, 0);
	let from = 0;
	return rows.map((row, index) => {
		const to = index === rows.length - 1 ? 1 : from + weights[index]! / sum;
		const besides = poll.method === 'approval' ? weights[index]! / 4 : 0;
		const liking = (weights[index]! * weights.length) / sum;
		const weight = { ...row, from, to, besides, liking };
		from = to;
		return weight;
	});
}

/**
 * All in one statement, the tallies from what it really inserted. The hash of a
 * voter's number is the roll of the dice: two bytes for the day, one for having
 * looked first, the others for the answers. Planned for this number of voters: of
 * unknown ones Postgres takes a few, and compares each ballot with each voter.
 */
function castMany(
	ctx: Ctx,
	poll: Poll,
	batch: Batch,
	drawn: Pick<Election, 'days' | 'until' | 'isPolarised'> & { options: Weight[]; seed: string }
): Promise<number> {
	const { electorate, first, tags, count } = batch;
	const { options, seed, days, until = 0, isPolarised = false } = drawn;
	const roll = sql`sha256(convert_to(${seed}::text || ':' || number, 'UTF8'))`;
	const voters = tags
		? sql`select decode(tag, 'hex') as tag, ${roll} as roll
			from (select tag, ordinality + ${first}::int as number
				from unnest(string_to_array(${tags.join()}::text, ',')) with ordinality as u (tag, ordinality)) as n`
		: sql`select sha256(convert_to(${`demo:${poll.id}:`}::text || number, 'UTF8')) as tag, ${roll} as roll
			from generate_series(${first + 1}::int, ${first + count}::int) as number`;
	return inTransaction(ctx, async (ctx) => {
		// Whoever votes holds the poll shared: now nobody does, so the tallies' order of locks is ours.
		await ctx.db.execute(sql`select from poll where id = ${poll.id} for update`);
		const [row] = await ctx.db.execute<{ cast: number }>(sql`${plannedAnew}
			with voter as materialized (
				select gen_random_uuid() as id, tag, roll,
					${isLookedAt(poll)}::boolean and get_byte(roll, 4) < 24 as informed
				from (${voters}) as v),
			of_poll as (
				select * from json_to_recordset(${JSON.stringify(options)}::json) as o
					(id bigint, position int, "from" float8, "to" float8, besides float8, liking float8)
			),
			counted as (
				insert into ballot (id, poll_id, electorate, tag, informed, before_option_id, after_option_id, cast_on)
				select id, ${poll.id}, ${electorate}, tag, informed, first_answer, last_answer,
					current_date - ${until}::int - floor(${days}::int * ${share(0)} ^ 0.6)::int
				from voter cross join lateral ${answersTwice(poll)} as twice
				on conflict on constraint ballot_once do nothing
				returning id as ballot_id, poll_id, electorate, informed, cast_on,
					before_option_id, after_option_id
			),
			counted_choices as (
				insert into ballot_choice (ballot_id, poll_id, option_id, rank, score)
				select ballot_id, poll_id, option_id, rank, score
				from counted join voter on voter.id = ballot_id
				cross join lateral (${choicesBy(poll, { isPolarised })}) c
				returning ballot_id, option_id, rank, score
			),
			${countMore()}
			select count(*)::int as cast from counted`);
		return row?.cast ?? 0;
	});
}

/** Some who looked at the results and did not vote. */
async function addViewers(ctx: Ctx, poll: Poll, count: number, from: number): Promise<void> {
	await inTransaction(ctx, async (ctx) => {
		await ctx.db.execute(sql`select from poll where id = ${poll.id} for update`);
		await ctx.db.execute(sql`
			with fresh as (
				insert into result_viewer (poll_id, electorate, tag)
				select ${poll.id}, 'visitor', sha256(convert_to(${`demo-viewer:${poll.id}:`}::text || number, 'UTF8'))
				from generate_series(${poll.cast + from + 1}::int, ${poll.cast + from + count}::int) as number
				on conflict do nothing
				returning tag
			)
			insert into poll_tally as t (poll_id, electorate, viewers)
			select ${poll.id}, 'visitor', count(*) from fresh
			on conflict (poll_id, electorate) do update set viewers = t.viewers + excluded.viewers`);
	});
}
