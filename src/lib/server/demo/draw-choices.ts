import { sql, type SQL } from 'drizzle-orm';
import type { ChoiceRules } from '../../rules/tally/choice.ts';

// Parts of the statement in `add-ballots.ts`. `roll`, the 32 bytes of a hash of a voter's number,
// is the dice of that voter; `of_poll` has the options, each with its part of the line from 0 to 1
// (`"from"` and `"to"`), how often it is chosen `besides` another one, and its `liking`.

export type DrawnPoll = ChoiceRules & { asksTwice: boolean };

/** A number from 0 to 1 out of two bytes of the roll. */
export const share = (byte: number): SQL =>
	sql`((get_byte(roll, ${byte}::int) * 256 + get_byte(roll, ${byte + 1}::int)) / 65536.0)::float8`;

const optionAt = (place: SQL) =>
	sql`(select id from of_poll where ${place} >= "from" and ${place} < "to")`;

/** One answer of a voter who gives one; the first options are those of who has changed it. */
const first = optionAt(share(2));
const other = optionAt(sql`${share(10)} ^ 2`);

/**
 * What a voter answered before reading, and again at the end, as columns `first_answer` and
 * `last_answer`: six in ten do the first, of these seven in ten the second, and a third of them
 * another one than before. Both null where a poll asks once.
 */
export const answersTwice = ({ asksTwice }: DrawnPoll): SQL =>
	asksTwice
		? sql`(select first_answer, case when first_answer is not null and get_byte(roll, 8) < 180
					then case when get_byte(roll, 9) < 85 then ${other} else first_answer end end as last_answer
				from (select case when not informed and get_byte(roll, 7) < 155 then ${first} end as first_answer) f)`
		: sql`(select null::bigint as first_answer, null::bigint as last_answer)`;

/** The rows of one voter's choices: `option_id`, `rank` and `score`. */
export function choicesBy(poll: DrawnPoll, { isPolarised }: { isPolarised: boolean }): SQL {
	switch (poll.method) {
		case 'ranked':
			return isPolarised ? rankedFromAnEnd : rankedByLuck;
		case 'score':
			return scored;
		case 'approval':
			return poll.atLeast === null && poll.atMost === null ? named : severalNamed(poll);
		case 'single':
			return poll.asksTwice ? lastAnswer : named;
	}
}

const none = sql`null::smallint`;

/** Each option gets a byte from the voter: the higher, and the better liked it is, the earlier it comes. */
const luck = sql`((get_byte(roll, 6 + position) + 0.5) / 256) ^ (1 / liking)`;

const named = sql`select id as option_id, ${none} as rank, ${none} as score from of_poll
	where (${share(2)} >= "from" and ${share(2)} < "to") or get_byte(roll, 4 + position) < 256 * besides`;

const lastAnswer = sql`select coalesce(after_option_id, before_option_id, ${first}) as option_id,
	${none} as rank, ${none} as score`;

const severalNamed = ({ atLeast, atMost }: ChoiceRules) => sql`
	select id as option_id, ${none} as rank, ${none} as score
	from (select id, row_number() over (order by ${luck} desc) as line, count(*) over () as options from of_poll) o
	where line <= ${atLeast ?? 1}::int
		+ get_byte(roll, 5) % (coalesce(${atMost}::int, options::int) - ${atLeast ?? 1}::int + 1)`;

const rankedByLuck = sql`select id as option_id, place::smallint as rank, ${none} as score
	from (select id, row_number() over (order by ${luck} desc) as line from of_poll) o,
		lateral (select case when get_byte(roll, 5) < 40 then (line + 1) / 2 else line end as place) p
	where line <= 1 + get_byte(roll, 6) % (select count(*) from of_poll)`;

/**
 * The options stand on a line in their order, voters at both its ends and few in the middle; each
 * ranks what stands nearer higher. The one in the middle is then beaten by nobody, and few have it
 * first: the Schulze method and instant run-off name different winners.
 */
const rankedFromAnEnd = sql`
	select id as option_id, line::smallint as rank, ${none} as score
	from (
		select id, row_number() over (order by
			abs(0.5 + 0.5 * sign(lean) * abs(lean) ^ 0.4 - (position - 1.0) / (size - 1)), position) as line
		from of_poll, (select count(*) as size from of_poll) n, lateral (select 2 * ${share(2)} - 1.06 as lean) l
	) o`;

const scored = sql`select id as option_id, ${none} as rank, least(5, floor(6 * ${luck}))::smallint as score
	from of_poll where get_byte(roll, 31 - position / 2) % 9 > 0 or position = 1`;
