import { MAX_DEPTH } from '../../rules/threads.ts';
import type { Dice } from './dice.ts';

/** A comment's place before it has an id: indexes are the order of writing. */
export type Sprout = {
	index: number;
	parent: number | null;
	root: number;
	depth: number;
	/** Direct replies. */
	replies: number;
	/** Comments below it at any depth, when it is a root; else 0. */
	branch: number;
};

/** Of the last ones written, how many are still being talked about. */
const LIVELY = 40;

/**
 * The shape of a thread in the order of its writing. Most replies go to what was
 * said lately, so that it has both long conversations and many short branches.
 */
export function growThread(dice: Dice, count: number): Sprout[] {
	const thread: Sprout[] = [];
	for (let index = 0; index < count; index++) {
		const parent = dice.chance(0.22) ? null : pickParent(dice, thread);
		thread.push({
			index,
			parent: parent?.index ?? null,
			root: parent?.root ?? index,
			depth: (parent?.depth ?? 0) + 1,
			replies: 0,
			branch: 0
		});
		if (!parent) continue;
		parent.replies += 1;
		thread[parent.root]!.branch += 1;
	}
	return thread;
}

function pickParent(dice: Dice, thread: Sprout[]): Sprout | null {
	if (thread.length === 0) return null;
	const back = dice.chance(0.7) ? Math.min(LIVELY, thread.length) : thread.length;
	const parent = thread[thread.length - 1 - dice.below(back)]!;
	return parent.depth < MAX_DEPTH ? parent : null;
}

/** Whole branches, so many together that a batch has at least `size` comments. */
export function* batchesOf(thread: Sprout[], size: number): Generator<Sprout[]> {
	let batch: Sprout[] = [];
	for (const branch of Map.groupBy(thread, ({ root }) => root).values()) {
		batch.push(...branch);
		if (batch.length < size) continue;
		yield batch;
		batch = [];
	}
	if (batch.length > 0) yield batch;
}
