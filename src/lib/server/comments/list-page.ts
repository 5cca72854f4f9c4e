import {
	besideInRow,
	cutPage,
	endOfBranch,
	FIRST_CHOICE,
	PAGE_SIZES,
	type Beside,
	type PageSizes,
	type Place
} from '../../rules/threads.ts';
import type { Ctx } from '../ctx.ts';
import { findBeside } from './find-beside.ts';
import { findPlace } from './find-place.ts';
import { listByDate } from './list-by-date.ts';
import { listBefore, listBranchParts, listRange } from './list-range.ts';
import { listRoots, type RootBranch } from './list-roots.ts';
import type { CommentView } from './view.ts';

/** One page of a thread, in reading order. */
export type ThreadPage = {
	comments: CommentView[];
	/** Whether replies hang below what they answer. */
	isTree: boolean;
	/** Comments that a top-level branch has beyond those shown here, by the id of its root. */
	hidden: ReadonlyMap<number, number>;
	/** The root of the branch whose own page this is. */
	branchOf: number | null;
	previous: Place | null;
	next: Place | null;
	/** What stands where the pages before and behind touch this one. */
	outside: Beside;
	/** What each comment stands beside by date, on this page or not. */
	byDate: ReadonlyMap<number, Beside>;
};

type Part = Omit<ThreadPage, 'byDate'> & Partial<ThreadPage>;

/**
 * The page that begins at this place; null when there is no such place.
 *
 * Read by position in an index: the cost grows with what is shown, never with the
 * thread. Each query sees comments that the one before could not: what was posted
 * in between may be missing here, and moves the thread's version.
 */
export async function listThreadPage(
	ctx: Ctx,
	articleId: number,
	place: Place,
	sizes: PageSizes = PAGE_SIZES
): Promise<ThreadPage | null> {
	const part = await listPart(ctx, articleId, place, sizes);
	if (!part) return null;
	const ids = part.comments.map(({ id }) => id);
	return { ...part, byDate: part.byDate ?? (await findBeside(ctx, articleId, ids)) };
}

async function listPart(
	ctx: Ctx,
	articleId: number,
	place: Place,
	sizes: PageSizes
): Promise<Part | null> {
	if (place.branch !== undefined) return listWithin(ctx, articleId, place.branch, place, sizes);
	if (place.from !== undefined) {
		const start = await findPlace(ctx, articleId, place.from);
		if (!start || (place.view !== 'flat' && start.rootId !== place.from)) return null;
	}
	return place.view === 'flat'
		? listFlat(ctx, articleId, place, sizes)
		: listBranches(ctx, articleId, place, sizes);
}

async function listBranches(
	ctx: Ctx,
	articleId: number,
	place: Place,
	sizes: PageSizes
): Promise<Part> {
	const { from, view, order = FIRST_CHOICE.order } = place;
	const isTop = view === 'top';
	const limit = sizes.page + 1;
	const cut = (roots: RootBranch[]) => (isTop ? cutRoots(roots, sizes) : cutPage(roots, sizes));
	const { parts, next } = cut(await listRoots(ctx, articleId, order, { from, limit }));

	const before =
		from === undefined
			? null
			: cut(await listRoots(ctx, articleId, order, { from, direction: 'back', limit }));
	const first = before?.parts.at(-1);
	return {
		comments: await listBranchParts(ctx, articleId, parts),
		isTree: !isTop,
		hidden: new Map(
			parts
				.filter(({ branch, shown }) => shown < branch.size)
				.map(({ branch, shown }) => [branch.id, branch.size - shown])
		),
		branchOf: null,
		previous: first ? { ...place, from: before?.next ? first.branch.id : undefined } : null,
		next: next && { ...place, from: next.id },
		outside: { before: before?.parts[0]?.branch.id ?? null, behind: next?.id ?? null }
	};
}

/** Every branch by its first comment alone. */
const cutRoots = (roots: RootBranch[], sizes: PageSizes) => ({
	parts: roots.slice(0, sizes.page).map((branch) => ({ branch, shown: 1 })),
	next: roots[sizes.page] ?? null
});

async function listFlat(
	ctx: Ctx,
	articleId: number,
	place: Place,
	sizes: PageSizes
): Promise<Part> {
	const order = place.order === 'newest' ? 'newest' : 'oldest';
	const { comments, previous, next, before } = await listByDate(ctx, articleId, {
		order,
		from: place.from,
		kind: place.kind,
		limit: sizes.page
	});
	const ids = comments.map(({ id }) => id);
	const outside = { before, behind: next };
	const turned = { before: next, behind: before };
	return {
		comments,
		isTree: false,
		hidden: new Map(),
		branchOf: null,
		previous: previous && { ...place, from: previous.isFirst ? undefined : previous.id },
		next: next === null ? null : { ...place, from: next },
		outside,
		byDate: order === 'oldest' ? besideInRow(ids, outside) : besideInRow(ids.toReversed(), turned)
	};
}

async function listWithin(
	ctx: Ctx,
	articleId: number,
	branch: number,
	{ from }: Place,
	sizes: PageSizes
): Promise<Part | null> {
	const top = await findPlace(ctx, articleId, branch);
	const start = from === undefined ? top : await findPlace(ctx, articleId, from);
	if (!top || !start?.path.startsWith(top.path)) return null;

	const below = endOfBranch(top.path);
	const run = await listRange(ctx, articleId, { from: start.path, below, limit: sizes.page + 1 });
	const beyond = run[sizes.page];
	const before = start.path === top.path ? [] : await listBefore(ctx, articleId, top, start, sizes);
	const previous = before.at(-1);
	return {
		comments: run.slice(0, sizes.page),
		isTree: true,
		hidden: new Map(),
		branchOf: top.rootId,
		previous: previous === undefined ? null : placeWithin(branch, previous),
		next: beyond ? { branch, from: beyond.id } : null,
		outside: {
			before: before[0] ?? (await besideBranch(ctx, articleId, top.rootId, 'back')),
			behind: beyond?.id ?? (await besideBranch(ctx, articleId, top.rootId, 'on'))
		}
	};
}

/** The top-level comment before or behind that of a branch, where the whole thread is read. */
async function besideBranch(
	ctx: Ctx,
	articleId: number,
	rootId: number,
	direction: 'on' | 'back'
): Promise<number | null> {
	const roots = await listRoots(ctx, articleId, FIRST_CHOICE.order, {
		from: rootId,
		direction,
		limit: 2
	});
	return roots.find(({ id }) => id !== rootId)?.id ?? null;
}

const placeWithin = (branch: number, from: number): Place =>
	from === branch ? { branch } : { branch, from };
