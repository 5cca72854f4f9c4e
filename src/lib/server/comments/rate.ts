import { and, eq, sql } from 'drizzle-orm';
import { canRateComment } from '../../rules/permissions.ts';
import { allowanceOf, karmaOf, type Rating } from '../../rules/ranking.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { spend } from '../platform/limits.ts';
import { findKarma } from './karma.ts';
import { rateOnSides } from './sides.ts';
import { commentRatings, karma } from './rating-tables.ts';
import { comments } from './tables.ts';
import { touchArticle } from './touch-articles.ts';

export type RateOutcome =
	{ ok: true } | { ok: false; reason: 'no-such-comment' | 'own-comment' | 'allowance-spent' };

/** Any number that no other advisory lock of this software uses; the second key is the member. */
const ALLOWANCE_LOCK = 7_252_276;

/**
 * Records what the asker holds of a comment, in place of what they held before;
 * null takes it back. Taking back and changing cost nothing of the day's allowance.
 *
 * The article is held, as by every write to its thread: a comment that is being
 * deleted is rated before or not at all, and counters move one by one.
 *
 * @throws {TooMany}
 * @throws {Suspended} unless it is taken back
 */
export async function rateComment(
	ctx: MemberCtx,
	{ id, rating }: { id: number; rating: Rating | null }
): Promise<RateOutcome> {
	await spend(ctx, 'rating');
	return inTransaction<MemberCtx, RateOutcome>(ctx, async (ctx) => {
		const place = await findRated(ctx, id);
		// Before anything is touched: nobody becomes an author afterwards.
		if (place && !canRateComment(ctx.asker, place)) return no('own-comment');
		if (!place || !(await touchArticle(ctx, place.articleId))) return no('no-such-comment');
		const comment = await findRated(ctx, id);
		if (comment?.state !== 'visible') return no('no-such-comment');
		if (rating) await requireGoodStanding(ctx);

		const before = await findRating(ctx, id);
		if (rating && !before && !(await takeFromAllowance(ctx))) return no('allowance-spent');
		const act = { memberId: ctx.asker.id, articleId: comment.articleId, commentId: id };
		await rateOnSides(ctx, act, () => writeRating(ctx, comment, rating));
		await count(ctx, comment, {
			useful: Number(rating?.verdict === 'useful') - Number(before?.isUseful === true),
			notUseful: Number(rating?.verdict === 'not-useful') - Number(before?.isUseful === false)
		});
		return { ok: true };
	});
}

const no = <R extends string>(reason: R) => ({ ok: false as const, reason });

type Rated = NonNullable<Awaited<ReturnType<typeof findRated>>>;

async function findRated(ctx: MemberCtx, id: number) {
	const [row] = await ctx.db
		.select({
			id: comments.id,
			articleId: comments.articleId,
			authorId: comments.authorId,
			state: comments.state,
			useful: comments.useful,
			notUseful: comments.notUseful
		})
		.from(comments)
		.where(eq(comments.id, id));
	return row;
}

const isMine = (ctx: MemberCtx, id: number) =>
	and(eq(commentRatings.commentId, id), eq(commentRatings.memberId, ctx.asker.id));

async function findRating(ctx: MemberCtx, id: number) {
	const [row] = await ctx.db
		.select({ isUseful: commentRatings.isUseful })
		.from(commentRatings)
		.where(isMine(ctx, id));
	return row;
}

/** Held until the transaction ends, so that two tabs cannot spend the last one twice. */
async function takeFromAllowance(ctx: MemberCtx): Promise<boolean> {
	await ctx.db.execute(
		sql`select pg_advisory_xact_lock(${ALLOWANCE_LOCK}, hashint8(${ctx.asker.id}::bigint))`
	);
	const { points, spent } = await findKarma(ctx);
	return spent < allowanceOf(points);
}

async function writeRating(ctx: MemberCtx, { id, articleId }: Rated, rating: Rating | null) {
	if (!rating) {
		await ctx.db.delete(commentRatings).where(isMine(ctx, id));
		return;
	}
	const isUseful = rating.verdict === 'useful';
	const said = { isUseful, reason: rating.verdict === 'useful' ? null : rating.reason };
	await ctx.db
		.insert(commentRatings)
		.values({ commentId: id, articleId, memberId: ctx.asker.id, ...said })
		.onConflictDoUpdate({ target: [commentRatings.commentId, commentRatings.memberId], set: said });
}

async function count(
	ctx: MemberCtx,
	{ id, authorId, useful, notUseful }: Rated,
	more: { useful: number; notUseful: number }
): Promise<void> {
	const now = { useful: useful + more.useful, notUseful: notUseful + more.notUseful };
	await ctx.db.update(comments).set(now).where(eq(comments.id, id));
	const earned = karmaOf(now.useful, now.notUseful) - karmaOf(useful, notUseful);
	if (authorId === null || earned === 0) return;
	await ctx.db.insert(karma).values({ memberId: authorId }).onConflictDoNothing();
	await ctx.db
		.update(karma)
		.set({ points: sql`${karma.points} + ${earned}` })
		.where(eq(karma.memberId, authorId));
}
