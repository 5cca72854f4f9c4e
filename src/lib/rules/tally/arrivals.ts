/** Minutes over which the new visitor ballots of a poll are counted. */
export const ARRIVALS_MINUTES = 10;

/** How many times as many as the poll's usual day brings in these minutes are still no burst. */
export const ARRIVALS_FACTOR = 6;

const MINUTES_OF_A_DAY = 24 * 60;

/** New visitor ballots of a poll, in spans of `ARRIVALS_MINUTES` that begin at fixed times. */
export type Arrivals = {
	present: number;
	/** In the span right before. */
	before: number;
	/** Seconds of the present span that have passed. */
	elapsed: number;
};

/**
 * How many came in the last `ARRIVALS_MINUTES`: those of the present span, and of the one before
 * as many as still lie within these minutes, had they come evenly (a sliding-window counter). So
 * two numbers are enough, and nothing says when a ballot came.
 */
export function arrivalsLately({ present, before, elapsed }: Arrivals): number {
	const passed = Math.min(Math.max(elapsed / (ARRIVALS_MINUTES * 60), 0), 1);
	return present + Math.floor(before * (1 - passed));
}

/**
 * How many may come in `ARRIVALS_MINUTES` without being asked for anything.
 *
 * @param floor whatever the poll is used to; a poll that is new or small never gets beyond it
 * @param usualDay visitor ballots of a usual day (see `usualRate`); null where there was none yet
 */
export const freeArrivals = (floor: number, usualDay: number | null): number =>
	Math.max(
		floor,
		Math.ceil((ARRIVALS_FACTOR * (usualDay ?? 0) * ARRIVALS_MINUTES) / MINUTES_OF_A_DAY)
	);

/** Whether the newest of these is one too many to be let in unasked. By a floor of 0 none ever is. */
export const isBurst = (arrivals: Arrivals, floor: number, usualDay: number | null): boolean =>
	floor > 0 && arrivalsLately(arrivals) > freeArrivals(floor, usualDay);
