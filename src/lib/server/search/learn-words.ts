import { sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';

/** Comments of one round. */
const BATCH = 10_000;

/** Ids are drawn before they are seen: comments so far back are looked at a second time. */
const OVERLAP = 200;

/**
 * Learns the words of comments that are new since the last round, from which an
 * unfinished word is completed. Until then a new word is found by its whole only.
 *
 * What is no plain word (addresses, numbers of versions) nobody completes.
 *
 * @returns whether there may be more to learn; no, while another process does it
 */
export async function learnWords(ctx: Ctx): Promise<boolean> {
	const [row] = await ctx.db.execute<{ before: number; now: number }>(sql`
		with before as (select comment_id from learned_up_to for update skip locked),
		batch as (
			select comment_id, words from comment_words
			where comment_id > (select comment_id from before) - ${OVERLAP}::int
			order by comment_id limit ${BATCH + OVERLAP}),
		learned as (
			insert into known_word (word, uses)
			select word, count(*) filter (where comment_id > (select comment_id from before))
			from batch, unnest(tsvector_to_array(words)) as word
			where word !~ '[\\x01-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7f]' and word !~ '^[0-9]'
				and char_length(word) between 3 and 30
			group by word order by word
			on conflict (word) do update set uses = known_word.uses + excluded.uses
				where excluded.uses > 0),
		latest as (select max(comment_id) as comment_id from batch)
		update learned_up_to set comment_id = greatest(learned_up_to.comment_id, latest.comment_id)
		from latest, before
		returning before.comment_id::float8 as before, learned_up_to.comment_id::float8 as now`);
	return row !== undefined && row.now > row.before;
}

/** Rounds that one upkeep does at most: the next one goes on. */
const ROUNDS = 20;

/** Learns what has been written since; what is left of very much waits for the next upkeep. */
export async function learnNewWords(ctx: Ctx): Promise<void> {
	for (let round = 0; round < ROUNDS && (await learnWords(ctx)); round++);
}
