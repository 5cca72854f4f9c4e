import type { Locale } from './locale.ts';

/**
 * Marks stand among the words of a comment (`comment_marks` in the migration "search"),
 * so that one index answers for words and filters together. The control character
 * at their beginning is in no word.
 */
const MARK = '\u001f';

export const languageMark = (language: Locale): string => MARK + language;
export const authorMark = (id: number): string => `${MARK}a${id}`;

/** Ids are marked by buckets of 2^level, each level four times as large as the one before. */
const LEVELS = [10, 12, 14, 16, 18, 20, 22] as const;

const bucketMark = (level: number, bucket: number): string => `${MARK}${level}:${bucket}`;

/** In no comment. */
export const NO_MARK = MARK;

/** Comments from `low` on and below `high`; all of them have the mark, and few others do. */
export type Window = { low: number; high: number; mark: string };

/**
 * Windows from a comment back to another one, the first by default: small at the beginning,
 * then larger. So many hits as are wanted are found in the newest of them if they are frequent,
 * and if they are rare, older windows hold few of them: either way not much is read.
 */
export function windowsBelow(top: number, bottom = 0): Window[] {
	const windows: Window[] = [];
	for (let high = top + 1; high > bottom;) {
		const most = 4 * (top + 1 - high);
		// A whole bucket that ends here, as large as may be; else the smallest, or what of it is asked for.
		const level =
			LEVELS.findLast((level) => {
				const size = 2 ** level;
				return high % size === 0 && high - size >= bottom && size <= most;
			}) ?? LEVELS[0];
		const bucket = Math.floor((high - 1) / 2 ** level);
		const low = Math.max(bucket * 2 ** level, bottom);
		windows.push({ low, high, mark: bucketMark(level, bucket) });
		high = low;
	}
	return windows;
}
