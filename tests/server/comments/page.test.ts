import { and, eq, inArray, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { wilsonLowerBound } from '#lib/rules/ranking.ts';
import { ORDERS, pathSegment, type Order, type PageSizes, type Place } from '#lib/rules/threads.ts';
import { listThreadPage } from '#lib/server/comments/list-page.ts';
import { locateComment } from '#lib/server/comments/locate.ts';
import { comments } from '#lib/server/comments/tables.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { anArticle } from '../../support/articles.ts';
import { aCtx, rolledBack, rowsRead, testDatabase } from '../../support/database.ts';

const SIZES: PageSizes = { page: 6, excerpt: 3 };

let ctx: Ctx;
beforeAll(async () => {
	ctx = aCtx({ db: (await testDatabase()).db });
});

/** A thread whose n-th comment answers the one that its parent names, counted from 1; 0 answers none. Gives the ids in reading order. */
async function aThread(ctx: Ctx, parents: number[]) {
	const article = await anArticle(ctx);
	if (parents.length === 0) return { article, ids: [] as number[] };
	const first = nextId;
	nextId += parents.length;
	const rows = parents.map((parent, index) => ({
		id: first + index,
		articleId: article.id,
		parentId: parent === 0 ? null : first + parent - 1,
		rootId: 0,
		path: '',
		depth: 1,
		markdown: 'a',
		html: '<p>a</p>',
		language: 'fr' as const,
		idempotencyKey: crypto.randomUUID(),
		replyCount: 0,
		branchSize: 0
	}));
	const byId = new Map(rows.map((row) => [row.id, row]));
	for (const row of rows) {
		const parent = row.parentId === null ? undefined : byId.get(row.parentId);
		row.rootId = parent?.rootId ?? row.id;
		row.path = (parent?.path ?? '') + pathSegment(row.id);
		row.depth = (parent?.depth ?? 0) + 1;
		if (parent) {
			parent.replyCount++;
			byId.get(row.rootId)!.branchSize++;
		}
	}
	await ctx.db.insert(comments).values(rows);
	const ids = rows.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(({ id }) => id);
	return { article, ids };
}

/** Above every id that the sequence draws in this file. */
let nextId = 1_000_000;

const parents = fc
	.array(fc.nat(), { minLength: 1, maxLength: 50 })
	.map((choices) => choices.map((choice, index) => choice % (index + 1)));

async function pagesFrom(articleId: number, place: Place) {
	const pages = [];
	for (let next: Place | null = place; next;) {
		const page = await listThreadPage(ctx, articleId, next, SIZES);
		if (!page) throw new Error(`no page at ${JSON.stringify(next)}`);
		pages.push({ place: next, ...page });
		next = page.next;
	}
	return pages;
}

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
			.set({ useful, notUseful, bridging, minds: mindsShown + 1, mindsShown })
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
	test('shows every comment once, page by page, branches that are too long on pages of their own', async () => {
		await fc.assert(
			fc.asyncProperty(parents, async (shape) => {
				const { article, ids } = await aThread(ctx, shape);
				const met: number[] = [];
				for (const page of await pagesFrom(article.id, {})) {
					expect(page.comments.length).toBeLessThanOrEqual(SIZES.page);
					const excerpts = new Set<number>();
					for (const [root, hidden] of page.hidden) {
						const branch = await pagesFrom(article.id, { branch: root });
						const whole = branch.flatMap(({ comments }) => comments.map(({ id }) => id));
						const shown = whole.slice(0, SIZES.excerpt);
						expect(whole.length).toBe(shown.length + hidden);
						for (const { comments } of branch) {
							expect(comments.length).toBeLessThanOrEqual(SIZES.page);
						}
						shown.forEach((id) => excerpts.add(id));
						met.push(...whole);
					}
					met.push(...page.comments.map(({ id }) => id).filter((id) => !excerpts.has(id)));
				}
				expect(met.toSorted((a, b) => a - b)).toEqual(ids.toSorted((a, b) => a - b));
			}),
			{ numRuns: 40 }
		);
	});

	test('is read backwards to its beginning, with nothing left out between', async () => {
		await fc.assert(
			fc.asyncProperty(parents, async (shape) => {
				const { article } = await aThread(ctx, shape);
				let page = (await pagesFrom(article.id, {})).at(-1)!;
				while (page.previous) {
					const before = (await listThreadPage(ctx, article.id, page.previous, SIZES))!;
					const begin = page.comments[0]!.id;
					expect(before.comments[0]!.id).toBeLessThan(begin);
					// The pages may overlap, since each is cut from its own beginning on.
					expect(before.next?.from ?? Infinity).toBeGreaterThanOrEqual(begin);
					page = { place: page.previous, ...before };
				}
				expect(page.place).toEqual({});
			}),
			{ numRuns: 20 }
		);
	});

	test('has a page for every comment, and the permanent address leads to it', async () => {
		await fc.assert(
			fc.asyncProperty(parents, async (shape) => {
				const { article, ids } = await aThread(ctx, shape);
				for (const id of ids) {
					const address = new URL((await locateComment(ctx, id, SIZES))!, 'http://a.example');
					expect(address.pathname).toBe(`/articles/${article.slug}`);
					expect(address.hash).toBe(`#comment-${id}`);
					const number = (name: string) => Number(address.searchParams.get(name)) || undefined;
					const place = { from: number('from'), branch: number('branch') };
					const page = await listThreadPage(ctx, article.id, place, SIZES);
					expect(page?.comments.map((comment) => comment.id)).toContain(id);
				}
			}),
			{ numRuns: 15 }
		);
	});

	test.each(ORDERS)(
		'shows its first level once in the order "%s", on and back again',
		async (order) => {
			await fc.assert(
				fc.asyncProperty(parents, fc.infiniteStream(fc.nat(4)), async (shape, ratings) => {
					const { article } = await aThread(ctx, shape);
					const roots = await rateAll(article.id, ratings);
					const expected = roots.toSorted((a, b) => compare[order](a, b)).map(({ id }) => id);
					for (const view of ['tree', 'top'] as const) {
						const pages = await pagesFrom(article.id, { order, view });
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
			const pages = await pagesFrom(article.id, { view: 'flat', order });
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
					const pages = await pagesFrom(article.id, place);
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

	test('a branch with a page of its own leads on to the branches beside it', async () => {
		const { article, ids } = await aThread(ctx, [0, 0, 2, 2, 2, 0]);
		const [first, middle, last] = [ids[0]!, ids[1]!, ids.at(-1)!];
		const outside = async (branch: number) =>
			(await listThreadPage(ctx, article.id, { branch }, SIZES))?.outside;
		expect(await outside(middle)).toEqual({ before: first, behind: last });
		expect(await outside(first)).toEqual({ before: null, behind: middle });
		expect(await outside(last)).toEqual({ before: middle, behind: null });
	});

	test('every page of a branch is reached from its neighbours', async () => {
		const { article, ids } = await aThread(ctx, [
			0,
			...Array.from({ length: 20 }, (_, n) => (n % 4) + 1)
		]);
		const pages = await pagesFrom(article.id, { branch: ids[0]! });
		expect(pages.map(({ comments }) => comments.length)).toEqual([6, 6, 6, 3]);
		expect(pages.map(({ previous }) => previous)).toEqual([
			null,
			...pages.slice(0, -1).map(({ place }) => place)
		]);
		expect(pages.every(({ branchOf }) => branchOf === ids[0])).toBe(true);
	});
});

test(
	'an empty thread has one empty page',
	rolledBack(async (ctx) => {
		const { id } = await anArticle(ctx);
		expect(await listThreadPage(ctx, id, {})).toMatchObject({ comments: [], next: null });
	})
);

test(
	'there is no page at a place that does not exist',
	rolledBack(async (ctx) => {
		const { article, ids } = await aThread(ctx, [0, 1, 0]);
		const other = await aThread(ctx, [0]);
		const [root, reply, second] = ids as [number, number, number];
		const elsewhere = other.ids[0]!;
		for (const place of [
			{ from: reply },
			{ from: elsewhere },
			{ from: 999_999_999_999 },
			{ branch: elsewhere },
			{ branch: root, from: second },
			{ branch: reply, from: root },
			{ branch: 2 ** 53 - 1 }
		]) {
			expect(await listThreadPage(ctx, article.id, place), JSON.stringify(place)).toBeNull();
		}
		expect(await locateComment(ctx, 999_999_999_999)).toBeNull();
	})
);

test(
	'a comment that begins a page in the middle of a branch still names what it answers',
	rolledBack(async (ctx) => {
		const { article, ids } = await aThread(ctx, [0, 1, 2, 3, 4, 5, 6, 7]);
		const page = await listThreadPage(ctx, article.id, { branch: ids[0]!, from: ids[6]! }, SIZES);
		expect(page?.comments[0]?.parent).toEqual({ id: ids[5], gone: null, author: null });
	})
);

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
