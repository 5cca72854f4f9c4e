import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { ORDERS, VIEWS, type Order, type View } from '#lib/rules/threads.ts';
import { listThreadPage } from '#lib/server/comments/list-page.ts';
import { locateComment } from '#lib/server/comments/locate.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { anArticle } from '../../support/articles.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aThread, pagesFrom, parents, SIZES } from '../../support/threads.ts';

let ctx: Ctx;
beforeAll(async () => {
	ctx = aCtx({ db: (await testDatabase()).db });
});

describe('a thread of any shape', () => {
	test('shows every comment once, page by page, branches that are too long on pages of their own', async () => {
		await fc.assert(
			fc.asyncProperty(parents, async (shape) => {
				const { article, ids } = await aThread(ctx, shape);
				const met: number[] = [];
				for (const page of await pagesFrom(ctx, article.id, {})) {
					expect(page.comments.length).toBeLessThanOrEqual(SIZES.page);
					const excerpts = new Set<number>();
					for (const [root, hidden] of page.hidden) {
						const branch = await pagesFrom(ctx, article.id, { branch: root });
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
				let page = (await pagesFrom(ctx, article.id, {})).at(-1)!;
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

	test('is shown to a member at a permanent address as they chose, wherever that shows the comment', async () => {
		const ana = await aWriter(ctx);
		const choices = VIEWS.flatMap((view) => ORDERS.map((order) => ({ view, order })));
		await fc.assert(
			fc.asyncProperty(parents, async (shape) => {
				const { article, ids } = await aThread(ctx, shape);
				for (const [index, own] of choices.entries()) {
					const asker = { ...ana.asker, threadView: own.view, threadOrder: own.order };
					const id = ids[index % ids.length]!;
					const path = await locateComment({ ...ctx, asker }, id, SIZES);
					const query = new URL(path!, 'http://a.example').searchParams;
					const number = (name: string) => Number(query.get(name)) || undefined;
					const named = { view: query.get('view') as View, order: query.get('order') as Order };
					const place = {
						...own,
						...(named.view && named),
						...{ from: number('from'), branch: number('branch') }
					};
					const page = await listThreadPage(ctx, article.id, place, SIZES);
					expect(page?.comments.map((comment) => comment.id)).toContain(id);
					if (own.view === 'flat') expect(named.view ?? place.branch).toBeFalsy();
					if (own.view === 'tree') expect(named.view).toBeNull();
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
		const pages = await pagesFrom(ctx, article.id, { branch: ids[0]! });
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
