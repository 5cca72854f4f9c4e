import {
	cutPage,
	endOfBranch,
	PAGE_SIZES,
	type PageSizes,
	type Place
} from '../../rules/threads.ts';
import type { Ctx } from '../ctx.ts';
import { findPlace } from './find-place.ts';
import { listBefore, listRange } from './list-range.ts';
import type { CommentView } from './view.ts';
import { walkBack, walkOn, type RootBranch } from './walk-branches.ts';

/** One page of a thread, in reading order. */
export type ThreadPage = {
	comments: CommentView[];
	/** Comments that a top-level branch has beyond those shown here, by the id of its root. */
	hidden: ReadonlyMap<number, number>;
	/** The root of the branch whose own page this is. */
	branchOf: number | null;
	previous: Place | null;
	next: Place | null;
};

/**
 * The page that begins at this place; null when there is no such place.
 *
 * Read by position in an index: the cost grows with what is shown, never with the
 * thread. Each query sees comments that the one before could not: what was posted
 * in between may be missing here, and moves the thread's version.
 */
export function listThreadPage(
	ctx: Ctx,
	articleId: number,
	place: Place,
	sizes: PageSizes = PAGE_SIZES
): Promise<ThreadPage | null> {
	return place.branch === undefined
		? listBranches(ctx, articleId, place.from, sizes)
		: listWithin(ctx, articleId, place.branch, place.from, sizes);
}

async function listBranches(
	ctx: Ctx,
	articleId: number,
	from: number | undefined,
	sizes: PageSizes
): Promise<ThreadPage | null> {
	const root = from === undefined ? null : await findPlace(ctx, articleId, from);
	if (from !== undefined && root?.rootId !== from) return null;

	const start = root?.path ?? '';
	const branches = await walkOn(ctx, articleId, start, sizes);
	const { parts, next } = cutPage(branches, sizes);
	const comments: CommentView[] = [];
	for (const run of runsOf(parts)) comments.push(...(await listRange(ctx, articleId, run)));
	return {
		comments,
		hidden: new Map(
			parts
				.filter(({ branch, shown }) => shown < branch.size)
				.map(({ branch, shown }) => [branch.id, branch.size - shown])
		),
		branchOf: null,
		previous: start ? await pageBefore(ctx, articleId, start, sizes) : null,
		next: next && { from: next.id }
	};
}

/** Neighbouring branches that are shown whole are read as one. */
function runsOf(parts: { branch: RootBranch; shown: number }[]) {
	const runs: { from: string; below: string; limit: number; isWhole: boolean }[] = [];
	for (const { branch, shown } of parts) {
		const isWhole = shown === branch.size;
		const below = endOfBranch(branch.path);
		const last = runs.at(-1);
		if (last?.isWhole && isWhole) {
			last.below = below;
			last.limit += shown;
		} else runs.push({ from: branch.path, below, limit: shown, isWhole });
	}
	return runs;
}

async function pageBefore(
	ctx: Ctx,
	articleId: number,
	start: string,
	sizes: PageSizes
): Promise<Place | null> {
	const { parts, next } = cutPage(await walkBack(ctx, articleId, start, sizes), sizes);
	const first = parts.at(-1);
	if (!first) return null;
	return next ? { from: first.branch.id } : {};
}

async function listWithin(
	ctx: Ctx,
	articleId: number,
	branch: number,
	from: number | undefined,
	sizes: PageSizes
): Promise<ThreadPage | null> {
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
		hidden: new Map(),
		branchOf: top.rootId,
		previous: previous === undefined ? null : placeWithin(branch, previous),
		next: beyond ? { branch, from: beyond.id } : null
	};
}

const placeWithin = (branch: number, from: number): Place =>
	from === branch ? { branch } : { branch, from };
