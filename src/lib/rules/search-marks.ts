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
const [LARGEST] = LEVELS.slice(-1) as [number];

const bucketMark = (level: number, bucket: number): string => `${MARK}${level}:${bucket}`;

/** In no comment. */
export const NO_MARK = MARK;

/** Comments from `low` on and below `high`; all of them have one of the marks. */
export type Window = { low: number; high: number; marks: string[] };

/**
 * Windows from a comment back to another one, the first by default: small at the beginning,
 * then larger. So many hits as are wanted are found in the newest of them if they are frequent,
 * and if they are rare, older windows hold few of them: either way not much is read.
 */
export function windowsBelow(top: number, bottom = 0): Window[] {
	const windows: Window[] = [];
	let high = top + 1;
	const open = (from: number, level: number, buckets: number[]) => {
		const low = Math.max(from, bottom);
		if (low < high) {
			const marks = buckets
				.filter((bucket) => bucket >= 0)
				.map((bucket) => bucketMark(level, bucket));
			windows.push({ low, high, marks });
			high = low;
		}
	};
	for (const level of LEVELS) {
		const bucket = Math.floor(top / 2 ** level);
		open((bucket - 1) * 2 ** level, level, [bucket, bucket - 1]);
	}
	while (high > bottom) {
		const bucket = Math.ceil(high / 2 ** LARGEST) - 1;
		open(bucket * 2 ** LARGEST, LARGEST, [bucket]);
	}
	return windows;
}

/** No comment is older: the year in which LinuxFr.org began, from where the oldest could come. */
const FIRST_YEAR = 1998;

/**
 * Marks of the years and months that lie between two moments, at least in part; each
 * comment of that time has one of them. Without an end: up to the year after `now`.
 */
export function timeMarks({ from, to }: { from?: Date; to?: Date }, now: Date): string[] {
	const first = monthOf(from ?? new Date(Date.UTC(FIRST_YEAR, 0)));
	const last = Math.min(monthOf(to ?? now) + (to ? 0 : 12), monthOf(now) + 12);
	const marks: string[] = [];
	for (let month = Math.max(first, FIRST_YEAR * 12); month <= last;) {
		const year = Math.floor(month / 12);
		const isWhole = month % 12 === 0 && month + 11 <= last;
		marks.push(
			isWhole ? `${MARK}y${year}` : `${MARK}m${year}${String((month % 12) + 1).padStart(2, '0')}`
		);
		month += isWhole ? 12 : 1;
	}
	return marks;
}

/** Months since the year 0, in UTC. */
const monthOf = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth();
