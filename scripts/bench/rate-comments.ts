import { and, count, eq, inArray, sql } from 'drizzle-orm';
import { ALLOWANCE, KARMA_AT_START } from '#lib/rules/ranking.ts';
import { commentRatings } from '#lib/server/comments/rating-tables.ts';
import { comments } from '#lib/server/comments/tables.ts';
import type { Ctx, Member } from '#lib/server/ctx.ts';
import { inTurns, load } from './load.ts';
import { ms, whole, type Pace } from './read-pages.ts';
import type { Line } from './report.ts';
import type { Site } from './site.ts';

const CONNECTIONS = 50;

/** What a member without any merit may rate in a day. */
const EACH = ALLOWANCE.base + KARMA_AT_START / ALLOWANCE.karmaPerRating;

const WARM_UP = 300;

/**
 * Members who find comments of one article useful, each comment once. Beside
 * nothing: what pgbench would send depends on what the comment's counters were.
 */
export async function measureRatings(
	site: Site,
	ctx: Ctx,
	talk: { articleId: number; members: Member[]; cookies: string[] },
	pace: Pace
): Promise<Line[]> {
	const all = await ctx.db
		.select({ id: comments.id, authorId: comments.authorId })
		.from(comments)
		.where(and(eq(comments.articleId, talk.articleId), eq(comments.state, 'visible')));
	const theirs = inArray(
		commentRatings.memberId,
		talk.members.map(({ id }) => id)
	);
	// As if the filling had been yesterday: it used up what they may rate in a day.
	await ctx.db
		.update(commentRatings)
		.set({ ratedOn: sql`${commentRatings.ratedOn} - 1` })
		.where(theirs);
	const rated = await ctx.db
		.select({ id: commentRatings.commentId, memberId: commentRatings.memberId })
		.from(commentRatings)
		.where(and(theirs, eq(commentRatings.articleId, talk.articleId)));
	const done = new Set(rated.map(({ id, memberId }) => `${memberId} ${id}`));
	const raters = talk.members.map((member, who) => ({
		cookie: talk.cookies[who] ?? '',
		left: all.filter(
			({ id, authorId }) => authorId !== member.id && !done.has(`${member.id} ${id}`)
		)
	}));
	let turn = 0;
	const next = () => {
		const who = turn % raters.length;
		const lap = Math.floor(turn++ / raters.length);
		const { cookie, left } = raters[who] ?? { cookie: '', left: [] };
		return {
			method: 'POST' as const,
			path: `/comments/${left[(who + lap) % left.length]?.id}/rate`,
			headers: {
				origin: site.origin,
				cookie,
				'content-type': 'application/x-www-form-urlencoded'
			},
			body: 'verdict=useful'
		};
	};
	const rate = (amount: number) =>
		load({ url: site.origin, connections: CONNECTIONS, amount, status: 303, next });

	const { perSecond } = await rate(WARM_UP);
	const left = Math.floor((raters.length * EACH - WARM_UP) / pace.rounds);
	const amount = Math.min(left, Math.max(WARM_UP, Math.round(perSecond * pace.seconds)));
	const before = await countRatings(ctx, talk.articleId);
	const runs = await inTurns(new Map([['palabre', () => rate(amount)]]), pace.rounds);
	const palabre = runs.get('palabre');
	if (!palabre) throw new Error('nobody ran');
	const stored = (await countRatings(ctx, talk.articleId)) - before;
	if (palabre.answered !== stored) {
		throw new Error(`${palabre.answered} ratings were acknowledged and ${stored} are stored`);
	}
	return [
		{
			what: `ratings of comments through HTTP, ${CONNECTIONS} connections`,
			measured: `${whole(palabre.perSecond)}/s, p50 ${ms(palabre.p50)}, p99 ${ms(palabre.p99)}`
		},
		{
			what: '— acknowledged, and found in the database',
			measured: `${whole(palabre.answered)} of ${whole(stored)}`,
			goal: 'all',
			reached: 1
		}
	];
}

async function countRatings(ctx: Ctx, articleId: number): Promise<number> {
	const [row] = await ctx.db
		.select({ ratings: count() })
		.from(commentRatings)
		.where(eq(commentRatings.articleId, articleId));
	return row?.ratings ?? 0;
}
