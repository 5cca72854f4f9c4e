import { and, eq, sql } from 'drizzle-orm';
import { KARMA_AT_START, KARMA_PER_ARTICLE, type Reason } from '../../rules/ranking.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { mutedBy } from './mute.ts';
import { commentRatings, karma } from './rating-tables.ts';

export type Karma = {
	points: number;
	/** Comments that the member rated for the first time today, by the database's day. */
	spent: number;
};

/** What a published article adds to its author's karma; `recountRatings` counts the same. */
export async function earnKarmaForArticle(ctx: Ctx, authorId: number): Promise<void> {
	await ctx.db
		.insert(karma)
		.values({ memberId: authorId, points: KARMA_AT_START + KARMA_PER_ARTICLE })
		.onConflictDoUpdate({
			target: karma.memberId,
			set: { points: sql`${karma.points} + ${KARMA_PER_ARTICLE}::int` }
		});
}

export async function findKarma(ctx: MemberCtx): Promise<Karma> {
	const [row] = await karmaOfAsker(ctx.db, { asker: ctx.asker.id });
	return row ?? { points: KARMA_AT_START, spent: 0 };
}

/** What the asker holds of this article's comments, what they folded, whom they muted, and what is left to them today. */
export async function listOwnRatings(
	ctx: MemberCtx,
	articleId: number
): Promise<Karma & { isUseful: ReadonlyMap<number, boolean>; folded: number[]; muted: number[] }> {
	const [row] = await ratingsOfAsker(ctx.db, { asker: ctx.asker.id, articleId });
	const { points, spent, useful, notUseful, folded, muted } = row ?? NOTHING;
	const all = [...useful.map((id) => [id, true]), ...notUseful.map((id) => [id, false])];
	return { points, spent, folded, muted, isUseful: new Map(all as [number, boolean][]) };
}

const NOTHING = {
	points: KARMA_AT_START,
	spent: 0,
	useful: [],
	notUseful: [],
	folded: [],
	muted: []
};

const asker = sql`${sql.placeholder('asker')}::bigint`;

const points = sql`coalesce((select points from karma where member_id = ${asker}),
	${sql.raw(String(KARMA_AT_START))}) as points`;
const spent = sql`(select count(*)::int from comment_rating
	where member_id = ${asker} and rated_on = current_date) as spent`;
const idsWhere = (isUseful: boolean) => sql`array(select comment_id::int from comment_rating
	where member_id = ${asker} and article_id = ${sql.placeholder('articleId')}::bigint
		and is_useful = ${sql.raw(String(isUseful))})`;

const karmaOfAsker = statement<Karma>(sql`select ${points}, ${spent}`);

const ratingsOfAsker = statement<
	Karma & { useful: number[]; notUseful: number[]; folded: number[]; muted: number[] }
>(sql`
	select ${points}, ${spent}, ${idsWhere(true)} as useful, ${idsWhere(false)} as "notUseful",
		array(select comment_id::int from folding where member_id = ${asker}
			and article_id = ${sql.placeholder('articleId')}::bigint) as folded,
		${mutedBy(asker)}::int[] as muted`);

/** What the asker holds of this comment: that it is useful, or why not; null when they have not said. */
export async function findRating(ctx: MemberCtx, id: number): Promise<'useful' | Reason | null> {
	const [row] = await ctx.db
		.select({ reason: commentRatings.reason })
		.from(commentRatings)
		.where(and(eq(commentRatings.commentId, id), eq(commentRatings.memberId, ctx.asker.id)));
	return row ? (row.reason ?? 'useful') : null;
}
