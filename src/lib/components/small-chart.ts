import type { Locale } from '../rules/locale.ts';

export const WIDTH = 300;
export const HEIGHT = 72;

/** Of the shares of one answer. */
export type SmallChart = {
	label: string;
	language: Locale;
	/** What the picture shows, in numbers. */
	said: string;
	/** Paths within `WIDTH` and `HEIGHT`, on which half of all is half way up. */
	lines: string[];
	/** Paths of no length, whose round ends are points, round however the picture is stretched. */
	points?: string[];
	/** Days that stand out: where they stand from the left. */
	spikes?: number[];
};
