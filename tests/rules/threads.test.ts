import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	cutPage,
	endOfBranch,
	growTrees,
	idsOnPath,
	orderIn,
	pathSegment,
	threadPath,
	type TreeNode
} from '#lib/rules/threads.ts';

const anId = fc.integer({ min: 1, max: 36 ** 7 - 1 });
const aPath = fc
	.array(anId, { minLength: 1, maxLength: 100 })
	.map((ids) => ids.map(pathSegment).join(''));

describe('a path', () => {
	test('has seven digits for every id, in the order of the ids', () => {
		fc.assert(
			fc.property(anId, anId, (a, b) => {
				expect(pathSegment(a)).toMatch(/^[0-9a-z]{7}$/);
				expect(pathSegment(a) < pathSegment(b)).toBe(a < b);
			})
		);
	});

	test.each([0, -1, 1.5, NaN, Infinity, 36 ** 7])('%d has none', (id) => {
		expect(() => pathSegment(id)).toThrow(RangeError);
	});

	test('gives back the ids that it was made of', () => {
		fc.assert(
			fc.property(fc.array(anId, { maxLength: 100 }), (ids) => {
				expect(idsOnPath(ids.map(pathSegment).join(''))).toEqual(ids);
			})
		);
	});

	test('stands within a branch exactly if it begins with the path of that branch', () => {
		fc.assert(
			fc.property(aPath, aPath, fc.boolean(), (top, other, isBelow) => {
				const path = isBelow ? top + other : other;
				expect(path >= top && path < endOfBranch(top)).toBe(path.startsWith(top));
			})
		);
	});
});

describe('cutting a page', () => {
	const sizes = { page: 10, excerpt: 4 };
	const branches = fc
		.array(fc.integer({ min: 1, max: 25 }), { maxLength: 30 })
		.map((list) => list.map((size, index) => ({ id: index + 1, size })));

	test('page by page, every branch is met once, and no page is too long or empty', () => {
		fc.assert(
			fc.property(branches, (all) => {
				const met: number[] = [];
				let rest = all;
				while (rest.length > 0) {
					const { parts, next } = cutPage(rest, sizes);
					expect(parts.length).toBeGreaterThan(0);
					expect(parts.reduce((sum, { shown }) => sum + shown, 0)).toBeLessThanOrEqual(sizes.page);
					met.push(...parts.map(({ branch }) => branch.id));
					rest = next ? rest.slice(rest.indexOf(next)) : [];
				}
				expect(met).toEqual(all.map(({ id }) => id));
			})
		);
	});

	test('a branch is shown whole unless it alone is longer than a page', () => {
		fc.assert(
			fc.property(branches, (all) => {
				for (const { branch, shown } of cutPage(all, sizes).parts) {
					expect(shown).toBe(branch.size > sizes.page ? sizes.excerpt : branch.size);
				}
			})
		);
	});

	test('a page ends only where the next branch would not fit', () => {
		fc.assert(
			fc.property(branches, (all) => {
				const { parts, next } = cutPage(all, sizes);
				if (!next) {
					expect(parts).toHaveLength(all.length);
					return;
				}
				const room = sizes.page - parts.reduce((sum, { shown }) => sum + shown, 0);
				expect(next.size > sizes.page ? sizes.excerpt : next.size).toBeGreaterThan(room);
			})
		);
	});
});

describe('growing trees', () => {
	/** A forest in reading order, of which the run may begin anywhere. */
	const aRun = fc
		.tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), fc.nat(59))
		.map(([choices, start]) => {
			const replies = new Map<number | null, number[]>();
			choices.forEach((choice, index) => {
				const parent = choice % (index + 1);
				const key = parent === 0 ? null : parent;
				replies.set(key, [...(replies.get(key) ?? []), index + 1]);
			});
			const order: { id: number; parentId: number | null }[] = [];
			const visit = (parentId: number | null) => {
				for (const id of replies.get(parentId) ?? []) {
					order.push({ id, parentId });
					visit(id);
				}
			};
			visit(null);
			return order.slice(start % order.length);
		});

	const flatten = <T>(trees: TreeNode<T>[]): T[] =>
		trees.flatMap((tree) => [tree.comment, ...flatten(tree.replies)]);

	test('loses no comment and keeps the order of reading', () => {
		fc.assert(
			fc.property(aRun, (run) => {
				expect(flatten(growTrees(run))).toEqual(run);
			})
		);
	});

	test('puts every reply under its parent, and counts what is below', () => {
		fc.assert(
			fc.property(aRun, (run) => {
				const here = new Set(run.map(({ id }) => id));
				const check = (trees: TreeNode<(typeof run)[number]>[], parentId: number | null) => {
					for (const tree of trees) {
						const above = tree.comment.parentId;
						expect(above !== null && here.has(above) ? above : null).toBe(parentId);
						expect(tree.size).toBe(flatten([tree]).length);
						check(tree.replies, tree.comment.id);
					}
				};
				check(growTrees(run), null);
			})
		);
	});
});

test('a place has one address', () => {
	expect(threadPath('a', {})).toBe('/articles/a#thread');
	expect(threadPath('a', { from: 3 })).toBe('/articles/a?from=3#thread');
	expect(threadPath('a', { branch: 2, from: 3 }, 'comment-3')).toBe(
		'/articles/a?branch=2&from=3#comment-3'
	);
});

test('by date alone what weighs is no order, and in the other views it stays', () => {
	expect(orderIn('flat', 'useful')).toBe('oldest');
	expect(orderIn('flat', 'newest')).toBe('newest');
	expect(orderIn('top', 'useful')).toBe('useful');
});
