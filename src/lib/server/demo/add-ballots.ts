import { sql, type SQL } from 'drizzle-orm';
import type { Method } from '../../rules/tally/choice.ts';
import { countMore } from '../ballots/tally-change.ts';
import { voterTag } from '../ballots/voter-tag.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import type { Dice } from './dice.ts';

/** One transaction each; whoever votes meanwhile waits for it. */
const BATCH = 10_000;

export type Election = {
	pollId: number;
	/** Members who all cast a ballot, unless they have one. */
	members: number[];
	/** Further ballots, of visitors who will never come back. */
	visitors: number;
	/** Days over which the ballots are spread, up to today. */
	days: number;
};

type Electorate = 'member' | 'visitor';
type Poll = { id: number; method: Method; salt: Buffer; cast: number };
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
	const poll = await findOpenPoll(ctx, election.pollId);
	if (!poll) return 0;
	let cast = 0;
	for (const batch of batchesOf(ctx, poll, election)) {
		const taste = dice.fork(batch.electorate);
		const options = await weighOptions(ctx, taste, poll);
		const seed = String(taste.below(2 ** 32));
		cast += await castMany(ctx, poll, batch, { options, seed, days: election.days });
		onProgress(batch.count);
	}
	await addViewers(ctx, poll, Math.floor(election.visitors / 25), cast);
	return cast;
}

async function findOpenPoll(ctx: Ctx, pollId: number): Promise<Poll | null> {
	const [row] = await ctx.db.execute<Poll>(sql`
		select id::int as id, method, salt,
			coalesce((select sum(ballots) from poll_tally where poll_id = poll.id), 0)::int as cast
		from poll
		where id = ${pollId} and closed_at is null and (closes_at is null or closes_at > clock_timestamp())`);
	return row ?? null;
}

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
 * voter's number is the roll of the dice: two bytes for the day, two for the
 * answer, one for having looked first, one or two for each further answer.
 */
function castMany(
	ctx: Ctx,
	poll: Poll,
	batch: Batch,
	{ options, seed, days }: { options: Weight[]; seed: string; days: number }
): Promise<number> {
	const { electorate, first, tags, count } = batch;
	const roll = sql`sha256(convert_to(${seed}::text || ':' || number, 'UTF8'))`;
	const share = (byte: number) =>
		sql`(get_byte(roll, ${byte}::int) * 256 + get_byte(roll, ${byte + 1}::int)) / 65536.0`;
	const voters = tags
		? sql`select decode(tag, 'hex') as tag, ${roll} as roll
			from (select tag, ordinality + ${first}::int as number
				from unnest(string_to_array(${tags.join()}::text, ',')) with ordinality as u (tag, ordinality)) as n`
		: sql`select sha256(convert_to(${`demo:${poll.id}:`}::text || number, 'UTF8')) as tag, ${roll} as roll
			from generate_series(${first + 1}::int, ${first + count}::int) as number`;
	return inTransaction(ctx, async (ctx) => {
		// Whoever votes holds the poll shared: now nobody does, so the tallies' order of locks is ours.
		await ctx.db.execute(sql`select from poll where id = ${poll.id} for update`);
		const [row] = await ctx.db.execute<{ cast: number }>(sql`
			with voter as materialized (select gen_random_uuid() as id, tag, roll from (${voters}) as v),
			counted as (
				insert into ballot (id, poll_id, electorate, tag, informed, cast_on)
				select id, ${poll.id}, ${electorate}, tag, get_byte(roll, 4) < 24,
					current_date - floor(${days}::int * (${share(0)}) ^ 0.6)::int
				from voter on conflict on constraint ballot_once do nothing
				returning id as ballot_id, poll_id, electorate, informed, cast_on,
					before_option_id, after_option_id
			),
			of_poll as (
				select * from json_to_recordset(${JSON.stringify(options)}::json) as o
					(id bigint, position int, "from" float8, "to" float8, besides float8, liking float8)
			),
			counted_choices as (
				insert into ballot_choice (ballot_id, poll_id, option_id, rank, score)
				select ballot_id, poll_id, option_id, rank, score
				from counted join voter on voter.id = ballot_id cross join lateral (${choicesBy(poll.method, share(2))}) c
				returning ballot_id, option_id, rank, score
			),
			${countMore()}
			select count(*)::int as cast from counted`);
		return row?.cast ?? 0;
	});
}

/** The rows of one voter's choices, from their `roll` and the options `of_poll`. */
function choicesBy(method: Method, share: SQL): SQL {
	const none = sql`null::smallint`;
	const named = sql`select id as option_id, ${none} as rank, ${none} as score from of_poll
		where ((${share}) >= "from" and (${share}) < "to") or get_byte(roll, 4 + position) < 256 * besides`;
	// Each option gets a byte from the voter: the higher, and the better liked it is, the earlier it comes.
	const luck = sql`((get_byte(roll, 6 + position) + 0.5) / 256) ^ (1 / liking)`;
	const ranked = sql`select id as option_id, place::smallint as rank, ${none} as score
		from (select id, row_number() over (order by ${luck} desc) as line from of_poll) o,
			lateral (select case when get_byte(roll, 5) < 40 then (line + 1) / 2 else line end as place) p
		where line <= 1 + get_byte(roll, 6) % (select count(*) from of_poll)`;
	const scored = sql`select id as option_id, ${none} as rank, least(5, floor(6 * ${luck}))::smallint as score
		from of_poll where get_byte(roll, 31 - position / 2) % 9 > 0 or position = 1`;
	return { single: named, approval: named, ranked, score: scored }[method];
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
