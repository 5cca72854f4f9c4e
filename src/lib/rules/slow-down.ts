/**
 * When a branch is heated, and how long its members then wait between their own
 * replies. Two who talk calmly, or one who adds what was forgotten, never wait.
 */
export const SLOW_DOWN = {
	/** Seconds that count as lately. */
	lately: 10 * 60,
	/** Replies of at least two members, so many lately, heat a branch. */
	replies: 8,
	/** Days, today's included, for which a report counts; one report alone heats a branch. */
	reportDays: 2,
	/** Seconds between two replies of one member in a heated branch. */
	pause: 2 * 60,
	/** Seconds more for each report. */
	perReport: 2 * 60,
	/** Seconds at most. */
	most: 30 * 60
};

/**
 * Why a rating counts as a report on the branch, as does a report to the moderators
 * that they have not dismissed. One member counts once in a branch.
 */
export const REPORTING_REASONS = ['rude', 'spam'] as const;

export type Heat = {
	/** Lately, in this branch. */
	replies: number;
	/** Who wrote them. */
	people: number;
	/** Members who report a comment of the branch, to moderators or by their rating. */
	reports: number;
};

/** Seconds that a member has to leave between two replies of their own in such a branch; 0 in a calm one. */
export function pauseIn({ replies, people, reports }: Heat): number {
	const isHeated = reports > 0 || (replies >= SLOW_DOWN.replies && people > 1);
	if (!isHeated) return 0;
	return Math.min(SLOW_DOWN.pause + reports * SLOW_DOWN.perReport, SLOW_DOWN.most);
}
