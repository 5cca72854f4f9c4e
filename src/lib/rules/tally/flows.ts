import { movesOf, type MoveTable } from './moves.ts';

/** Units of the drawing, and how much of it is for the labels on either side of the bands. */
export const FLOW_WIDTH = 400;
export const FLOW_MARGIN = 90;
const [LEFT, RIGHT] = [FLOW_MARGIN, FLOW_WIDTH - FLOW_MARGIN];

/** Of all ballots together, and between two options: enough for the line of text that names one. */
const BALLOTS_HEIGHT = 160;
const GAP = 16;

export type Flows = {
	height: number;
	/** One for each pair of options that somebody went between, or stayed with, in SVG's path language. */
	bands: { from: number; to: number; path: string }[];
	/** Where an option's bands begin and end; options without any are left out. */
	ends: { option: number; side: 'before' | 'after'; y: number; height: number; ballots: number }[];
};

/** Bands as high as their ballots are many, from the answers before reading to those at the end, in the order of the poll. */
export function flowsOf(table: MoveTable): Flows {
	const { ballots, options } = movesOf(table);
	const scale = BALLOTS_HEIGHT / Math.max(1, ballots);
	const stack = (side: 'before' | 'after') => {
		let y = GAP / 2;
		return options.flatMap((counts, option) => {
			if (counts[side] === 0) return [];
			const height = counts[side] * scale;
			const end = { option, side, y: round(y), height: round(height), ballots: counts[side] };
			y += height + GAP;
			return [end];
		});
	};
	const [left, right] = [stack('before'), stack('after')];
	const usedAt = { before: new Map<number, number>(), after: new Map<number, number>() };
	const placeOf = (
		ends: Flows['ends'],
		side: 'before' | 'after',
		option: number,
		height: number
	) => {
		const used = usedAt[side].get(option) ?? 0;
		usedAt[side].set(option, used + height);
		return ends.find((end) => end.option === option)!.y + used;
	};
	const bands = table.flatMap((row, from) =>
		row.flatMap((count, to) => {
			if (count === 0) return [];
			const height = count * scale;
			const y0 = placeOf(left, 'before', from, height);
			const y1 = placeOf(right, 'after', to, height);
			return [{ from, to, path: bandPath(y0, y1, height) }];
		})
	);
	const heightOf = (ends: Flows['ends']) => BALLOTS_HEIGHT + ends.length * GAP;
	return {
		height: Math.max(heightOf(left), heightOf(right)),
		bands,
		ends: [...left, ...right]
	};
}

function bandPath(y0: number, y1: number, height: number): string {
	const middle = FLOW_WIDTH / 2;
	const curve = (from: number, to: number, x: number) =>
		`C${middle} ${round(from)} ${middle} ${round(to)} ${x} ${round(to)}`;
	return `M${LEFT} ${round(y0)}${curve(y0, y1, RIGHT)}V${round(y1 + height)}${curve(y1 + height, y0 + height, LEFT)}Z`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
