import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KARMA_AT_START, wilsonLowerBound, type Rating } from '#lib/rules/ranking.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { findReader } from '#lib/server/comments/find-reader.ts';
import { findKarma, findRating } from '#lib/server/comments/karma.ts';
import { partWithAuthor } from '#lib/server/comments/part-with-author.ts';
import { rateComment } from '#lib/server/comments/rate.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';

const USEFUL: Rating = { verdict: 'useful' };
const RUDE: Rating = { verdict: 'not-useful', reason: 'rude' };

const countsOf = async (ctx: Ctx, id: number) => {
	const [row] = await ctx.db.execute<{ useful: number; notUseful: number; usefulness: number }>(
		sql`select useful, not_useful as "notUseful", usefulness from comment where id = ${id}`
	);
	return row!;
};

describe('saying whether a comment is useful', () => {
	test(
		'counts once, can be changed and taken back, and moves the author’s karma',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, bea, cleo] = [await aWriter(ctx), await aWriter(ctx), await aWriter(ctx)];
			const id = await aComment(ana, articleId);
			const rate = (who: MemberCtx, rating: Rating | null) => rateComment(who, { id, rating });
			expect(await rate(bea, USEFUL)).toEqual({ ok: true });
			expect(await rate(bea, USEFUL)).toEqual({ ok: true });
			expect(await rate(cleo, USEFUL)).toEqual({ ok: true });
			expect(await countsOf(ctx, id)).toMatchObject({ useful: 2, notUseful: 0 });
			expect((await findKarma(ana)).points).toBe(KARMA_AT_START + 2);

			await rate(bea, RUDE);
			expect(await countsOf(ctx, id)).toMatchObject({ useful: 1, notUseful: 1 });
			expect(await findRating(bea, id)).toBe('rude');
			await rate(cleo, null);
			expect(await countsOf(ctx, id)).toMatchObject({ useful: 0, notUseful: 1 });
			expect((await findKarma(ana)).points).toBe(KARMA_AT_START);
			expect((await findReader(bea, articleId)).ratings).toEqual(new Map([[id, false]]));
			expect((await findReader(cleo, articleId)).ratings).toEqual(new Map());
		})
	);

	test(
		'is not for oneself, and not for what is gone',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, bea] = [await aWriter(ctx), await aWriter(ctx)];
			const id = await aComment(ana, articleId);
			const rate = (who: MemberCtx) => rateComment(who, { id, rating: USEFUL });
			expect(await rate(ana)).toEqual({ ok: false, reason: 'own-comment' });
			await deleteComment(ana, id);
			expect(await rate(bea)).toEqual({ ok: false, reason: 'no-such-comment' });
			expect(await rateComment(bea, { id: 999_999_999, rating: USEFUL })).toEqual({
				ok: false,
				reason: 'no-such-comment'
			});
		})
	);

	test(
		'is allowed five times a day to a newcomer, changes not counted',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const bea = await aWriter(ctx);
			const ids: number[] = [];
			for (let count = 0; count < 6; count++) ids.push(await aComment(ctx, articleId));
			const rate = (id: number, rating: Rating | null) => rateComment(bea, { id, rating });
			for (const id of ids.slice(0, 5)) expect((await rate(id, USEFUL)).ok).toBe(true);
			expect(await rate(ids[5]!, USEFUL)).toEqual({ ok: false, reason: 'allowance-spent' });
			expect((await rate(ids[0]!, RUDE)).ok).toBe(true);
			expect((await rate(ids[0]!, null)).ok).toBe(true);
			expect((await rate(ids[5]!, USEFUL)).ok).toBe(true);
			expect((await findKarma(bea)).spent).toBe(5);
			await ctx.db.execute(
				sql`update comment_rating set rated_on = current_date - 1 where member_id = ${bea.asker.id}`
			);
			expect((await findKarma(bea)).spent).toBe(0);
		})
	);

	test(
		'is undone with the account',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, bea, cleo] = [await aWriter(ctx), await aWriter(ctx), await aWriter(ctx)];
			const id = await aComment(ana, articleId);
			await rateComment(bea, { id, rating: USEFUL });
			await rateComment(cleo, { id, rating: USEFUL });
			await partWithAuthor(ctx, bea.asker.id, 'unname');
			expect(await countsOf(ctx, id)).toMatchObject({ useful: 1, notUseful: 0 });
			expect((await findKarma(ana)).points).toBe(KARMA_AT_START + 1);
		})
	);
});

describe('on connections of their own', () => {
	const connected = async () => {
		const { db, openPool } = await testDatabase();
		return [aCtx({ db }), aCtx({ db: openPool().db })] as const;
	};

	test('two members who rate one comment at once are both counted', async () => {
		const [here, there] = await connected();
		const { id: articleId } = await anArticle(here);
		const id = await aComment(here, articleId);
		const members = await Promise.all(
			Array.from({ length: 12 }, (_, index) => aWriter(index % 2 ? here : there))
		);
		await Promise.all(members.map((who) => rateComment(who, { id, rating: USEFUL })));
		expect(await countsOf(here, id)).toMatchObject({ useful: 12, notUseful: 0 });
	});

	test('one member who presses in two tabs is counted once, and no more than allowed', async () => {
		const [here, there] = await connected();
		const [one, two] = [await anArticle(here), await anArticle(here)];
		const bea = await aWriter(here);
		const tabs = [bea, { ...bea, db: there.db }];
		const ids: number[] = [];
		for (let count = 0; count < 8; count++) {
			ids.push(await aComment(here, count % 2 ? one.id : two.id));
		}
		const outcomes = await Promise.all(
			ids.flatMap((id) => tabs.map((tab) => rateComment(tab, { id, rating: USEFUL })))
		);
		expect(outcomes.filter(({ ok }) => !ok).length).toBeGreaterThan(0);
		const counts = await Promise.all(ids.map((id) => countsOf(here, id)));
		expect(counts.map(({ useful }) => useful).toSorted()).toEqual([0, 0, 0, 1, 1, 1, 1, 1]);
	});

	test('a comment that is deleted meanwhile is rated before or not at all', async () => {
		const [here, there] = await connected();
		const { id: articleId } = await anArticle(here);
		for (let round = 0; round < 10; round++) {
			const [ana, bea] = [await aWriter(here), await aWriter(there)];
			const id = await aComment(ana, articleId);
			const [outcome] = await Promise.all([
				rateComment(bea, { id, rating: USEFUL }),
				deleteComment(ana, id)
			]);
			expect((await countsOf(here, id)).useful).toBe(outcome.ok ? 1 : 0);
		}
	});
});

test('after any acts, every number is that of the rows', async () => {
	const ctx = aCtx({ db: (await testDatabase()).db });
	const act = fc.record({
		who: fc.nat(3),
		what: fc.nat(3),
		rating: fc.constantFrom(USEFUL, RUDE, null)
	});
	await fc.assert(
		fc.asyncProperty(fc.array(act, { maxLength: 20 }), async (acts) => {
			const { id: articleId } = await anArticle(ctx);
			const writers = [
				await aWriter(ctx),
				await aWriter(ctx),
				await aWriter(ctx),
				await aWriter(ctx)
			];
			const ids: number[] = [];
			for (const writer of writers) ids.push(await aComment(writer, articleId));
			for (const { who, what, rating } of acts) {
				await rateComment(writers[who]!, { id: ids[what]!, rating });
			}
			const rows = await ctx.db.execute<{
				author: string;
				useful: number;
				not_useful: number;
				usefulness: number;
				counted_useful: number;
				counted_not: number;
				points: number;
			}>(sql`
				select author_id as author, useful, not_useful, usefulness,
					(select count(*)::int from comment_rating r where r.comment_id = c.id and is_useful) as counted_useful,
					(select count(*)::int from comment_rating r where r.comment_id = c.id and not is_useful) as counted_not,
					coalesce((select points from karma where member_id = author_id), 20) as points
				from comment c where article_id = ${articleId}`);
			for (const row of rows) {
				expect([row.useful, row.not_useful]).toEqual([row.counted_useful, row.counted_not]);
				expect(row.usefulness).toBeCloseTo(wilsonLowerBound(row.useful, row.not_useful), 12);
				expect(row.points).toBe(20 + Math.max(row.counted_useful - row.counted_not, 0));
			}
		}),
		{ numRuns: 20 }
	);
});
