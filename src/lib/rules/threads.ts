import type { ReplyKind } from './reply-kinds.ts';

/** Levels of a tree; a top-level comment has depth 1. */
export const MAX_DEPTH = 100;

const SEGMENT = 7;

/**
 * A comment's part of a path: base 36 in fixed width, so that the order of bytes
 * is the order of ids, and a path is always a prefix of the paths below it.
 * Seven digits last for 78 thousand million comments.
 */
export function pathSegment(id: number): string {
	const digits = id.toString(36);
	if (!Number.isSafeInteger(id) || id < 1 || digits.length > SEGMENT) {
		throw new RangeError(`no path for comment ${id}`);
	}
	return digits.padStart(SEGMENT, '0');
}

/** The comments on the way from the root down to the one of this path, itself included. */
export const idsOnPath = (path: string): number[] =>
	Array.from({ length: path.length / SEGMENT }, (_, level) =>
		parseInt(path.slice(level * SEGMENT, (level + 1) * SEGMENT), 36)
	);

/** Above every path of the branch that begins at this path, and below every other path behind it. */
export const endOfBranch = (path: string): string => `${path}~`;

export type PageSizes = {
	/** Comments on one page at most. */
	page: number;
	/** Comments shown of a branch that alone is longer than a page. */
	excerpt: number;
};

export const PAGE_SIZES: PageSizes = { page: 200, excerpt: 50 };

/** A top-level comment with all that hangs below it; `size` counts both. */
export type Branch = { id: number; size: number };

/**
 * Which of these branches, from the first on, share one page, and how much of each is shown.
 * `next` is the first one that found no room. There is always room for the first.
 */
export function cutPage<B extends Branch>(
	branches: readonly B[],
	sizes: PageSizes
): { parts: { branch: B; shown: number }[]; next: B | null } {
	const parts: { branch: B; shown: number }[] = [];
	let room = sizes.page;
	for (const branch of branches) {
		const shown = branch.size > sizes.page ? sizes.excerpt : branch.size;
		if (shown > room) return { parts, next: branch };
		parts.push({ branch, shown });
		room -= shown;
	}
	return { parts, next: null };
}

type Reply = { id: number; parentId: number | null };
export type TreeNode<T> = { comment: T; replies: TreeNode<T>[]; size: number };

/**
 * The trees of a run of comments in reading order. A comment whose parent is not
 * in the run begins a tree of its own. `size` counts the comment and all below it.
 */
export function growTrees<T extends Reply>(run: readonly T[]): TreeNode<T>[] {
	const trees: TreeNode<T>[] = [];
	const nodes = new Map<number, TreeNode<T>>();
	for (const comment of run) {
		const node = { comment, replies: [], size: 1 };
		const parent = comment.parentId === null ? undefined : nodes.get(comment.parentId);
		(parent?.replies ?? trees).push(node);
		nodes.set(comment.id, node);
	}
	for (const comment of run.toReversed()) {
		const parent = comment.parentId === null ? undefined : nodes.get(comment.parentId);
		if (parent) parent.size += nodes.get(comment.id)?.size ?? 0;
	}
	return trees;
}

/** What stands on both sides of something in a row; null at its ends. */
export type Beside = { before: number | null; behind: number | null };

/** What each member of a row stands beside, and at its ends what stands outside. */
export const besideInRow = (row: readonly number[], outside: Beside): Map<number, Beside> =>
	new Map(
		row.map((id, index) => [
			id,
			{ before: row[index - 1] ?? outside.before, behind: row[index + 1] ?? outside.behind }
		])
	);

/**
 * `tree`: branches as they grew; `flat`: by date alone; `top`: what answers nobody;
 * `positions`: what was written with an answer shown, side by side.
 */
export const VIEWS = ['tree', 'flat', 'top', 'positions'] as const;
export type View = (typeof VIEWS)[number];

/** In which order top-level comments stand. By date alone only the first two make sense. */
export const ORDERS = ['oldest', 'newest', 'useful', 'discussed', 'bridging', 'minds'] as const;
export type Order = (typeof ORDERS)[number];

/** The orders that a view can stand in; side by side there is none to choose. */
export const ORDERS_IN: Record<View, readonly Order[]> = {
	tree: ORDERS,
	top: ORDERS,
	flat: ['oldest', 'newest'],
	positions: []
};

/** The order in which a view stands for whoever chose this one in another. */
export const orderIn = (view: View, order: Order): Order =>
	view === 'flat' && !ORDERS_IN.flat.includes(order) ? FIRST_CHOICE.order : order;

/** What a reader sees who chose nothing. */
export const FIRST_CHOICE = { view: 'tree', order: 'oldest' } as const satisfies Choice;
export type Choice = { view: View; order: Order };

/**
 * Where a page of a thread begins. Without anything: at the beginning.
 * `from` alone: a comment, in the tree a top-level one. `branch`: any comment,
 * whose branch has a page of its own, which may itself begin later, at the
 * comment `from`, and stands in the order of the tree. `view` and `order` are
 * named where they are not the first choice, or were asked for.
 */
export type Place = {
	from?: number | undefined;
	branch?: number | undefined;
	view?: View | undefined;
	order?: Order | undefined;
	/** Of the flat view, the replies of this kind alone. */
	kind?: ReplyKind | undefined;
	/** Of the positions, this answer alone. */
	option?: number | undefined;
};

/** The address of a place, the same in every language; `anchor` is an id in that page. */
export function threadPath(
	slug: string,
	{ from, branch, view, order, kind, option }: Place,
	anchor = 'thread'
): string {
	const query = Object.entries({ view, order, kind, option, branch, from })
		.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
		.join('&');
	return `/articles/${slug}${query && '?'}${query}#${anchor}`;
}
