import { sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';

type Place = { pollId: number; tag: Buffer };

/**
 * The beginning of a transaction that may change what ballots at these places say changed a
 * mind: nobody else changes it meanwhile, and the articles whose counters it moves are held.
 *
 * Everybody takes locks in one order: the voter, the article, and only then the poll
 * (`heldPoll`). Whoever writes to a thread holds its article, and reaches for ballots when a
 * comment that they name is deleted: a voter who held the ballot first would wait in a circle.
 */
export async function holdMinds(ctx: Ctx, places: Place[]): Promise<void> {
	const keys = places.map(({ tag }) => tag.readBigInt64BE()).sort((a, b) => (a < b ? -1 : 1));
	// Both are sent at once; the second looks only when the first has its locks.
	await Promise.all([
		holdVoters(ctx.db, { keys: keys.map(String) }),
		holdNamed(ctx.db, {
			pollIds: places.map(({ pollId }) => pollId),
			tags: places.map(({ tag }) => tag.toString('hex'))
		})
	]);
}

/** The same for one who is about to name something of this article; false where there is none that is published. */
export async function holdMindOf(ctx: Ctx, place: Place, articleId: number): Promise<boolean> {
	const [, held] = await Promise.all([
		holdVoters(ctx.db, { keys: [String(place.tag.readBigInt64BE())] }),
		holdArticle(ctx.db, { articleId })
	]);
	return held.length > 0;
}

const holdVoters = statement(sql`
	select pg_advisory_xact_lock(key) from unnest(${sql.placeholder('keys')}::bigint[]) key`);

const holdNamed = statement(sql`
	select id from article where id in (
		select b.mind_article_id
		from unnest(${sql.placeholder('pollIds')}::bigint[], ${sql.placeholder('tags')}::text[]) k (id, hex)
		join ballot b on b.poll_id = k.id and b.tag = decode(k.hex, 'hex')
			and b.electorate in ('member', 'visitor') and b.mind_article_id is not null)
	order by id for no key update`);

const holdArticle = statement(sql`
	select 1 from article where id = ${sql.placeholder('articleId')}::bigint and state = 'published'
	for no key update`);
