import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bridgingOf, type Rating } from '#lib/rules/ranking.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { partWithAuthor } from '#lib/server/comments/part-with-author.ts';
import { rateComment } from '#lib/server/comments/rate.ts';
import { recountSides } from '#lib/server/comments/sides.ts';
import { supersedeStance } from '#lib/server/comments/stance.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { aComment, aCommentShowing, aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aPoll, type TestPoll } from '../../support/polls.ts';

const USEFUL: Rating = { verdict: 'useful' };
const USELESS: Rating = { verdict: 'not-useful', reason: 'repeats' };

const showing = (who: MemberCtx, poll: TestPoll, ...keys: string[]) =>
	aCommentShowing(who, poll.articleId, poll.ballot(...keys).optionIds);

/** What each answer's side holds of a comment, by the answer's key; sides without ratings left out. */
async function sidesOf(ctx: Ctx, poll: TestPoll, id: number) {
	const rows = await ctx.db.execute<{ option: number; counts: number[]; elsewhere: boolean }>(sql`
		select option_id::int as option, array[useful, not_useful] as counts, is_from_elsewhere as elsewhere
		from side_tally where comment_id = ${id} and useful + not_useful > 0`);
	const keyOf = new Map(Object.entries(poll.option).map(([key, id]) => [id, key]));
	return Object.fromEntries(rows.map((row) => [keyOf.get(row.option)!, row.counts]));
}

const isFromElsewhere = async (ctx: Ctx, poll: TestPoll, id: number, key: string) => {
	const [row] = await ctx.db.execute<{ is: boolean }>(sql`
		select is_from_elsewhere as is from side_tally
		where comment_id = ${id} and option_id = ${poll.option[key]!}`);
	return row?.is;
};

const bridgingIn = async (ctx: Ctx, id: number) => {
	const [row] = await ctx.db.execute<{ bridging: number }>(
		sql`select bridging from comment where id = ${id}`
	);
	return row!.bridging;
};

describe('the sides of a thread', () => {
	test(
		'count a rating where its member stands, from when they show it until they change their mind',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const [ana, bea] = [await aWriter(ctx), await aWriter(ctx)];
			const id = await aComment(ana, poll.articleId);
			await rateComment(bea, { id, rating: USEFUL });
			expect(await sidesOf(ctx, poll, id)).toEqual({});

			const first = await showing(bea, poll, 'tea');
			expect(await sidesOf(ctx, poll, id)).toEqual({ tea: [1, 0] });
			await rateComment(bea, { id, rating: USELESS });
			expect(await sidesOf(ctx, poll, id)).toEqual({ tea: [0, 1] });
			const second = await showing(bea, poll, 'coffee');
			expect(await sidesOf(ctx, poll, id)).toEqual({ coffee: [0, 1] });

			// The earlier answer, which nothing marks, is again what they show.
			await supersedeStance(bea, second);
			expect(await sidesOf(ctx, poll, id)).toEqual({ tea: [0, 1] });
			await deleteComment(bea, first);
			expect(await sidesOf(ctx, poll, id)).toEqual({});
		})
	);

	test(
		'count who stands behind several answers on each',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx, { method: 'approval' });
			const id = await aComment(ctx, poll.articleId);
			const bea = await aWriter(ctx);
			await showing(bea, poll, 'tea', 'water');
			await rateComment(bea, { id, rating: USEFUL });
			expect(await sidesOf(ctx, poll, id)).toEqual({ tea: [1, 0], water: [1, 0] });
			await rateComment(bea, { id, rating: null });
			expect(await sidesOf(ctx, poll, id)).toEqual({});
		})
	);

	test(
		'know whether a comment comes from elsewhere, by what its author shows now',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const [ana, bea] = [await aWriter(ctx), await aWriter(ctx)];
			await showing(bea, poll, 'tea');
			const id = await aComment(ana, poll.articleId);
			await rateComment(bea, { id, rating: USEFUL });
			expect(await isFromElsewhere(ctx, poll, id, 'tea')).toBe(false);
			await showing(ana, poll, 'coffee');
			expect(await isFromElsewhere(ctx, poll, id, 'tea')).toBe(true);
			await showing(ana, poll, 'tea');
			expect(await isFromElsewhere(ctx, poll, id, 'tea')).toBe(false);
			await showing(ana, poll, 'water');
			await partWithAuthor(ctx, ana.asker.id, 'unname');
			expect(await isFromElsewhere(ctx, poll, id, 'tea')).toBe(false);
		})
	);

	test(
		'give a comment its bridging value once two of them have five raters each',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const id = await aComment(ctx, poll.articleId);
			const raters: MemberCtx[] = [];
			for (const [count, key] of [
				...Array<string>(5).fill('tea'),
				...Array<string>(6).fill('coffee')
			].entries()) {
				const rater = await aWriter(ctx);
				raters.push(rater);
				await showing(rater, poll, key);
				await rateComment(rater, { id, rating: count % 4 === 0 ? USELESS : USEFUL });
				if (count < 9) expect(await bridgingIn(ctx, id)).toBe(0);
			}
			const tea = { useful: 3, notUseful: 2 };
			const coffee = { useful: 5, notUseful: 1 };
			expect(await bridgingIn(ctx, id)).toBeCloseTo(bridgingOf([tea, coffee]), 12);

			await partWithAuthor(ctx, raters.at(-1)!.asker.id, 'erase');
			expect(await bridgingIn(ctx, id)).toBeCloseTo(
				bridgingOf([tea, { ...coffee, useful: 4 }]),
				12
			);
			await partWithAuthor(ctx, raters[0]!.asker.id, 'unname');
			expect(await bridgingIn(ctx, id)).toBe(0);
		})
	);
});

/** Everything that is kept of a thread's sides. */
async function keptOf(ctx: Ctx, articleId: number) {
	const stances = await ctx.db.execute(sql`
		select member_id, option_id from member_stance where article_id = ${articleId} order by 1, 2`);
	const tallies = await ctx.db.execute(sql`
		select comment_id, option_id, useful, not_useful, is_from_elsewhere from side_tally
		where article_id = ${articleId} and useful + not_useful > 0 order by 1, 2`);
	const bridging = await ctx.db.execute<{ id: string; bridging: number }>(sql`
		select id, bridging from comment where article_id = ${articleId} order by 1`);
	return {
		stances: [...stances],
		tallies: [...tallies],
		bridging: bridging.map(({ id, bridging }) => [id, bridging.toFixed(12)])
	};
}

test('after any acts on three connections at once, all sides are what the rows give', async () => {
	const { db, openPool } = await testDatabase();
	const ctx = aCtx({ db });
	const connections = [ctx.db, openPool().db, openPool().db];
	const KEYS = ['tea', 'coffee', 'water'];
	const who = fc.nat(11);
	const what = fc.nat(40);
	const act = fc.oneof(
		{
			weight: 12,
			arbitrary: fc.record({
				act: fc.constant('rate' as const),
				who,
				what,
				rating: fc.constantFrom(USEFUL, USEFUL, USELESS, null)
			})
		},
		{
			weight: 4,
			arbitrary: fc.record({
				act: fc.constant('show' as const),
				who,
				keys: fc.subarray(KEYS, { minLength: 1 })
			})
		},
		{ weight: 2, arbitrary: fc.record({ act: fc.constant('change' as const), who, what }) },
		{ weight: 2, arbitrary: fc.record({ act: fc.constant('delete' as const), who, what }) },
		{
			weight: 1,
			arbitrary: fc.record({
				act: fc.constant('leave' as const),
				who,
				how: fc.constantFrom('keep' as const, 'unname' as const, 'erase' as const)
			})
		}
	);
	await fc.assert(
		fc.asyncProperty(fc.array(act, { minLength: 60, maxLength: 90 }), async (acts) => {
			const poll = await aPoll(ctx, { method: 'approval' });
			const writers: MemberCtx[] = [];
			const own: number[][] = [];
			const all: number[] = [];
			for (let n = 0; n < 12; n++) {
				const writer = await aWriter(ctx);
				writers.push(writer);
				// Of karma enough to rate them all.
				await ctx.db.execute(
					sql`insert into karma (member_id, points) values (${writer.asker.id}, 5000)`
				);
				const id = await showing(writer, poll, KEYS[n % 2]!);
				own.push([id]);
				all.push(id);
			}
			for (const id of all.slice(0, 2)) {
				for (const writer of writers) await rateComment(writer, { id, rating: USEFUL });
			}
			// There is something to go wrong.
			expect(await bridgingIn(ctx, all[0]!)).toBeGreaterThan(0);
			const doing = acts.map((one) => async (db: Ctx['db']) => {
				const writer = { ...writers[one.who]!, db };
				const mine = own[one.who]!;
				if (one.act === 'rate') {
					await rateComment(writer, { id: all[one.what % 4]!, rating: one.rating });
				} else if (one.act === 'show') {
					mine.push(await showing(writer, poll, ...one.keys));
				} else if (one.act === 'change') {
					await supersedeStance(writer, mine[one.what % mine.length]!).catch(() => false);
				} else if (one.act === 'delete') {
					await deleteComment(writer, mine[one.what % mine.length]!).catch(() => null);
				} else {
					await partWithAuthor(writer, writer.asker.id, one.how);
				}
			});
			await Promise.all(
				connections.map(async (db, lane) => {
					for (const [index, act] of doing.entries()) {
						if (index % connections.length === lane) await act(db);
					}
				})
			);
			const kept = await keptOf(ctx, poll.articleId);
			await recountSides(ctx, poll.articleId);
			expect(await keptOf(ctx, poll.articleId)).toEqual(kept);
		}),
		{ numRuns: 5, endOnFailure: true }
	);
});
