import { overTime, type Unit } from './over-time.ts';
import { MIN_BALLOTS_FOR_PERCENT } from './share.ts';
import type { Electorate, Tally } from './tally.ts';

/** Ballots that two points of a curve lie apart at least: fewer would tell what single voters answered on their day. */
export const BALLOTS_BETWEEN = 5;

/** Ballots that stand and name this option, of those first cast on this day. */
export type OptionDay = { day: string; optionId: number; electorate: Electorate; ballots: number };

/** `from` is the first day of the last period that it takes in. */
export type SharePoint = {
	from: string;
	/** First cast until the end of that period. */
	ballots: number;
	/** How many of them name each option, in the order of the poll. */
	options: number[];
};

/**
 * What those say now who had voted by then, for one electorate. Periods are those of `overTime`;
 * one that adds too few ballots joins the next, and the last few join what is before them.
 * Empty below the number from which percentages are shown. By approval options may exceed the
 * ballots together.
 */
export function runningShare(
	{ days, options }: Pick<Tally, 'days' | 'options'>,
	optionDays: readonly OptionDay[],
	of: Electorate
): { unit: Unit; points: SharePoint[] } {
	const { unit, periods } = overTime(days);
	const own = optionDays.filter(({ electorate }) => electorate === of);
	const places = new Map(options.map(({ optionId }, place) => [optionId, place]));
	const soFar = options.map(() => 0);
	const points: SharePoint[] = [];
	let next = 0;
	for (const [index, { from, soFar: ballots }] of periods.entries()) {
		const end = periods[index + 1]?.from;
		for (; next < own.length && (end === undefined || own[next]!.day < end); next++) {
			const place = places.get(own[next]!.optionId);
			if (place !== undefined) soFar[place]! += own[next]!.ballots;
		}
		const since = ballots[of] - (points.at(-1)?.ballots ?? 0);
		const point = { from, ballots: ballots[of], options: [...soFar] };
		if (since >= BALLOTS_BETWEEN && ballots[of] >= MIN_BALLOTS_FOR_PERCENT) points.push(point);
		else if (end === undefined && points.length > 0 && since > 0) points[points.length - 1] = point;
	}
	return { unit, points };
}
