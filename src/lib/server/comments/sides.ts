import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { SIDE_MINIMUM, SIDES_TO_BRIDGE } from '../../rules/ranking.ts';
import type { Ctx } from '../ctx.ts';
import { comments, commentStances } from './tables.ts';
import { memberStances, sideTallies } from './rating-tables.ts';

/*
 * The sides of a thread: members by the answer that they show there, and what
 * each side holds of each comment. Called while the article is held, in the
 * transaction that changes a rating, an answer shown, or a comment.
 */

/** Writes the member's rating of a comment, and counts it on the sides where they stand. */
export async function rateOnSides(
	ctx: Ctx,
	{ memberId, articleId, commentId }: { memberId: number; articleId: number; commentId: number },
	writeRating: () => Promise<void>
): Promise<void> {
	const stands = await findStance(ctx, { memberId, articleId });
	if (stands.length === 0) return writeRating();
	const rating = sql`r.member_id = ${memberId} and r.comment_id = ${commentId}`;
	await takeOut(ctx, rating);
	await writeRating();
	await putIn(ctx, rating);
	await weighBridging(ctx, [commentId]);
}

/** Has the member stand where their comments say by now; all that they rated and wrote there moves along. */
export async function renewStance(
	ctx: Ctx,
	{ memberId, articleId }: { memberId: number; articleId: number }
): Promise<void> {
	const shown = await findShown(ctx, { memberId, articleId });
	const stood = await findStance(ctx, { memberId, articleId });
	if (shown.join() === stood.join()) return;

	const ratings = sql`r.member_id = ${memberId} and r.article_id = ${articleId}`;
	const left = await takeOut(ctx, ratings);
	await ctx.db
		.delete(memberStances)
		.where(and(eq(memberStances.memberId, memberId), eq(memberStances.articleId, articleId)));
	if (shown.length > 0) {
		await ctx.db
			.insert(memberStances)
			.values(shown.map((optionId) => ({ memberId, articleId, optionId })));
	}
	const joined = await putIn(ctx, ratings);
	await placeComments(ctx, sql`c.author_id = ${memberId} and c.article_id = ${articleId}`);
	await weighBridging(ctx, [...left, ...joined]);
}

/** Takes a member who leaves out of all threads; what they wrote is then from nowhere. */
export async function leaveSides(ctx: Ctx, memberId: number): Promise<void> {
	const left = await takeOut(ctx, sql`r.member_id = ${memberId}`);
	await ctx.db.delete(memberStances).where(eq(memberStances.memberId, memberId));
	await placeComments(ctx, sql`c.author_id = ${memberId}`);
	await weighBridging(ctx, left);
}

/** Of a deleted comment nobody holds anything any more, and it shows no answer. */
export async function takeOffSides(ctx: Ctx, commentIds: number[]): Promise<void> {
	if (commentIds.length === 0) return;
	await takeTalliesOff(ctx, commentIds);
	await ctx.db.delete(commentStances).where(inArray(commentStances.commentId, commentIds));
}

/** Of comments that nobody can read for now; the answers shown with them stay where they are. */
export async function takeTalliesOff(ctx: Ctx, commentIds: number[]): Promise<void> {
	await ctx.db.delete(sideTallies).where(inArray(sideTallies.commentId, commentIds));
	await ctx.db.update(comments).set({ bridging: 0 }).where(inArray(comments.id, commentIds));
}

/** Counts anew what each side holds of a comment that can be read again. */
export async function restoreToSides(ctx: Ctx, commentId: number): Promise<void> {
	await putIn(ctx, sql`r.comment_id = ${commentId}`);
	await weighBridging(ctx, [commentId]);
}

/** Makes everything of this kind anew from the rows, for a whole thread. */
export async function recountSides(ctx: Ctx, articleId: number): Promise<void> {
	await ctx.db.delete(memberStances).where(eq(memberStances.articleId, articleId));
	await ctx.db.execute(sql`
		insert into member_stance (member_id, article_id, option_id)
		select l.author_id, ${articleId}::bigint, s.option_id
		from (select distinct on (author_id) author_id, id from comment c
			where article_id = ${articleId} and author_id is not null and ${isShowing}
			order by author_id, id desc) as l
		join comment_stance s on s.comment_id = l.id`);
	await ctx.db.delete(sideTallies).where(eq(sideTallies.articleId, articleId));
	await putIn(ctx, sql`r.article_id = ${articleId}`);
	await weighBridging(ctx, sql`select id from comment where article_id = ${articleId}`);
}

const isShowing = sql.raw(`c.state = 'visible' and not c.stance_superseded
	and exists (select from comment_stance s where s.comment_id = c.id)`);

type Standpoint = { memberId: number; articleId: number };

async function findShown(ctx: Ctx, { memberId, articleId }: Standpoint): Promise<number[]> {
	const rows = await ctx.db.execute<{ id: number }>(sql`
		select option_id::int as id from comment_stance where comment_id = (
			select c.id from comment c
			where c.author_id = ${memberId} and c.article_id = ${articleId} and ${isShowing}
			order by c.id desc limit 1)
		order by option_id`);
	return rows.map(({ id }) => id);
}

async function findStance(ctx: Ctx, { memberId, articleId }: Standpoint): Promise<number[]> {
	const rows = await ctx.db
		.select({ id: memberStances.optionId })
		.from(memberStances)
		.where(and(eq(memberStances.memberId, memberId), eq(memberStances.articleId, articleId)))
		.orderBy(memberStances.optionId);
	return rows.map(({ id }) => id);
}

/** Takes ratings `r` of one member off the sides where they stand; says of which comments. */
async function takeOut(ctx: Ctx, ratings: SQL): Promise<number[]> {
	const rows = await ctx.db.execute<{ id: string }>(sql`
		update side_tally t set useful = t.useful - r.is_useful::int,
			not_useful = t.not_useful - (not r.is_useful)::int
		from comment_rating r
		join member_stance s on s.member_id = r.member_id and s.article_id = r.article_id
		where ${ratings} and t.comment_id = r.comment_id and t.option_id = s.option_id
		returning t.comment_id as id`);
	return rows.map(({ id }) => Number(id));
}

/** Counts ratings `r` on the sides where their members stand; says of which comments. */
async function putIn(ctx: Ctx, ratings: SQL): Promise<number[]> {
	const rows = await ctx.db.execute<{ id: string }>(sql`
		insert into side_tally as t
			(comment_id, article_id, option_id, useful, not_useful, is_from_elsewhere)
		select c.id, c.article_id, n.option_id, n.useful, n.not_useful, ${isFromElsewhere(sql`n.option_id`)}
		from (select r.comment_id, s.option_id, count(*) filter (where r.is_useful) as useful,
				count(*) filter (where not r.is_useful) as not_useful
			from comment_rating r
			join member_stance s on s.member_id = r.member_id and s.article_id = r.article_id
			where ${ratings} group by r.comment_id, s.option_id) as n
		join comment c on c.id = n.comment_id and c.state = 'visible'
		on conflict (comment_id, option_id) do update
			set useful = t.useful + excluded.useful, not_useful = t.not_useful + excluded.not_useful
		returning comment_id as id`);
	return rows.map(({ id }) => Number(id));
}

/** Says anew of these comments `c` on which sides they come from elsewhere. */
const placeComments = (ctx: Ctx, written: SQL) =>
	ctx.db.execute(sql`
		update side_tally t set is_from_elsewhere = ${isFromElsewhere(sql`t.option_id`)}
		from comment c where ${written} and c.id = t.comment_id and c.article_id = t.article_id
			and t.is_from_elsewhere <> ${isFromElsewhere(sql`t.option_id`)}`);

/** Of a comment `c`; false when its author has shown no answer. */
const isFromElsewhere = (option: SQL) => sql`coalesce((
	select bool_and(a.option_id <> ${option}) from member_stance a
	where a.member_id = c.author_id and a.article_id = c.article_id), false)`;

/** `bridgingOf` of rules/ranking.ts. Rows that stay as they are are not written. */
async function weighBridging(ctx: Ctx, ids: number[] | SQL): Promise<void> {
	if (Array.isArray(ids) && ids.length === 0) return;
	const these = Array.isArray(ids)
		? sql`select distinct unnest(${`{${ids.join(',')}}`}::bigint[]) as id`
		: ids;
	await ctx.db.execute(sql`
		update comment c set bridging = n.bridging
		from (select id, coalesce((
				select exp(avg(ln((useful + 1)::float8 / (useful + not_useful + 2)))) from side_tally
				where comment_id = id and useful + not_useful >= ${SIDE_MINIMUM}::int
				having count(*) >= ${SIDES_TO_BRIDGE}::int), 0) as bridging
			from (${these}) as these) as n
		where c.id = n.id and c.bridging <> n.bridging`);
}
