import { and, eq, inArray, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { wilsonLowerBound } from '#lib/rules/ranking.ts';
import { ORDERS, type Order, type Place } from '#lib/rules/threads.ts';
import { listThreadPage } from '#lib/server/comments/list-page.ts';
import { comments } from '#lib/server/comments/tables.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { aCtx, rolledBack, rowsRead, testDatabase } from '../../support/database.ts';
import { aThread, pagesFrom, parents, SIZES } from '../../support/threads.ts';

let ctx: Ctx;
beforeAll(async () => {
	ctx = aCtx({ db: (await testDatabase()).db });
});

type Root = Record<'id' | 'size' | 'useful' | 'notUseful' | 'bridging' | 'minds', number>;

const byWilson = ({ useful, notUseful }: Root) => wilsonLowerBound(useful, notUseful);
/** Newer first where the rest is equal; floats that the database computes may differ in their last digit. */
const falling = (key: (root: Root) => number) => (a: Root, b: Root) => {
	const difference = key(b) - key(a);
	return Math.abs(difference) > 1e-12 ? difference : b.id - a.id;
};
const compare: Record<Order, (a: Root, b: Root) => number> = {
	oldest: (a, b) => a.id - b.id,
	newest: (a, b) => b.id - a.id,
	useful: falling(byWilson),
	discussed: falling(({ size }) => size),
	bridging: falling(({ bridging }) => bridging),
	minds: falling(({ minds }) => minds)
};

/** Gives every comment some ratings, and says what is then known of the first level. */
async function rateAll(articleId: number, ratings: Iterator<number>): Promise<Root[]> {
	const rows = await ctx.db.select().from(comments).where(eq(comments.articleId, articleId));
	for (const { id } of rows) {
		const [useful, notUseful] = [ratings.next().value as number, ratings.next().value as number];
		const bridging = (ratings.next().value as number) / 5;
		const mindsShown = ratings.next().value as number;
		await ctx.db
			.update(comments)
			.set({ useful, notUseful, bridging, minds: mindsShown + 1, mindsShown, scoreShown: true })
			.where(eq(comments.id, id));
	}
	return ctx.db
		.select({
			id: comments.id,
			size: comments.branchSize,
			useful: comments.useful,
			notUseful: comments.notUseful,
			bridging: comments.bridging,
			minds: comments.mindsShown
		})
		.from(comments)
		.where(and(eq(comments.articleId, articleId), eq(comments.depth, 1)));
}

describe('a thread of any shape', () => {
	test.each(ORDERS)(
		'shows its first level once in the order "%s", on and back again',
		async (order) => {
			await fc.assert(
				fc.asyncProperty(parents, fc.infiniteStream(fc.nat(4)), async (shape, ratings) => {
					const { article } = await aThread(ctx, shape);
					const roots = await rateAll(article.id, ratings);
					const expected = roots.toSorted((a, b) => compare[order](a, b)).map(({ id }) => id);
					for (const view of ['tree', 'top'] as const) {
						const pages = await pagesFrom(ctx, article.id, { order, view });
						const met = pages.flatMap(({ comments }) =>
							comments.filter(({ parentId }) => parentId === null).map(({ id }) => id)
						);
						expect(met).toEqual(expected);
						if (view === 'top') expect(pages.every(({ isTree }) => !isTree)).toBe(true);
						let back = pages.at(-1)!.previous;
						while (back) {
							expect(back).toMatchObject({ order, view });
							back = (await listThreadPage(ctx, article.id, back, SIZES))!.previous;
						}
					}
				}),
				{ numRuns: 15 }
			);
		}
	);

	test.each(['oldest', 'newest'] as const)(
		'is read by date alone, the %s first, without what was deleted',
		async (order) => {
			const { article, ids } = await aThread(ctx, [0, 1, 0, 2, 0, 1, 3, 0, 1, 2, 8, 1, 0, 4]);
			await ctx.db
				.update(comments)
				.set({ state: 'deleted', markdown: '', html: '' })
				.where(eq(comments.id, ids[3]!));
			const pages = await pagesFrom(ctx, article.id, { view: 'flat', order });
			const byDate = ids.filter((id) => id !== ids[3]).toSorted((a, b) => a - b);
			expect(pages.flatMap(({ comments }) => comments.map(({ id }) => id))).toEqual(
				order === 'oldest' ? byDate : byDate.toReversed()
			);
			expect(pages.map(({ previous }) => previous?.from)).toEqual([
				undefined,
				...pages.slice(0, -1).map(({ place }) => place.from)
			]);
		}
	);

	test('leads from each comment to those beside it by date, and from each page to what the next one holds', async () => {
		await fc.assert(
			fc.asyncProperty(parents, fc.infiniteStream(fc.nat(5)), async (shape, deaths) => {
				const { article, ids } = await aThread(ctx, shape);
				const gone = ids.filter(() => deaths.next().value === 0);
				await ctx.db
					.update(comments)
					.set({ state: 'deleted', markdown: '', html: '' })
					.where(inArray(comments.id, gone));
				const byDate = ids.filter((id) => !gone.includes(id)).toSorted((a, b) => a - b);
				const places: Place[] = [
					{},
					{ view: 'top' },
					{ view: 'flat' },
					{ view: 'flat', order: 'newest' },
					{ order: 'newest' }
				];
				const roots = await ctx.db
					.select({ id: comments.id })
					.from(comments)
					.where(and(eq(comments.articleId, article.id), eq(comments.depth, 1)));
				for (const place of [...places, ...roots.map(({ id }) => ({ branch: id }))]) {
					const pages = await pagesFrom(ctx, article.id, place);
					for (const [index, { comments, outside, byDate: beside }] of pages.entries()) {
						for (const { id } of comments) {
							expect(beside.get(id)).toEqual({
								before: byDate.findLast((other) => other < id) ?? null,
								behind: byDate.find((other) => other > id) ?? null
							});
						}
						if (index === 0) continue;
						const { comments: earlier, outside: earlierOutside } = pages[index - 1]!;
						expect(earlierOutside.behind).toBe(comments[0]!.id);
						expect(earlier.map(({ id }) => id)).toContain(outside.before);
					}
				}
			}),
			{ numRuns: 15 }
		);
	});
});

test.each(ORDERS)(
	'a page in the order "%s" reads the comments that it shows, however long the thread',
	(order) =>
		rolledBack(async (ctx) => {
			const { article } = await aThread(ctx, Array<number>(5_000).fill(0));
			await ctx.db.execute(sql`update comment set useful = id % 7, bridging = (id % 11) / 11.0,
				branch_size = id % 5 where article_id = ${article.id}`);
			await ctx.db.execute(sql`analyze comment`);
			const rows = await rowsRead(ctx, ['comment'], () =>
				listThreadPage(ctx, article.id, { order }, SIZES)
			);
			expect(rows).toBeGreaterThan(0);
			expect(rows).toBeLessThan(200);
		})()
);
