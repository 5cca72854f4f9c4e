import { and, eq, sql, type SQL } from 'drizzle-orm';
import { KARMA_AT_START, KARMA_PER_ARTICLE, type Reason } from '../../rules/ranking.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
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

/** The columns of a `Karma`; of nobody in particular as of somebody new. */
export const karmaColumns = (memberId: SQL): SQL => sql`
	coalesce((select points from karma where member_id = ${memberId}),
		${sql.raw(String(KARMA_AT_START))}) as points,
	(select count(*)::int from comment_rating
		where member_id = ${memberId} and rated_on = current_date) as spent`;

/** The comments of an article that a member holds to be useful, or not, as an array. */
export const ratedBy = (memberId: SQL, articleId: SQL, isUseful: boolean): SQL => sql`
	array(select comment_id::int from comment_rating
		where member_id = ${memberId} and article_id = ${articleId}
			and is_useful = ${sql.raw(String(isUseful))})`;

const karmaOfAsker = statement<Karma>(
	sql`select ${karmaColumns(sql`${sql.placeholder('asker')}::bigint`)}`
);

/** What the asker holds of this comment: that it is useful, or why not; null when they have not said. */
export async function findRating(ctx: MemberCtx, id: number): Promise<'useful' | Reason | null> {
	const [row] = await ctx.db
		.select({ reason: commentRatings.reason })
		.from(commentRatings)
		.where(and(eq(commentRatings.commentId, id), eq(commentRatings.memberId, ctx.asker.id)));
	return row ? (row.reason ?? 'useful') : null;
}
