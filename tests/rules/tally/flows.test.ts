import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flowsOf } from '#lib/rules/tally/flows.ts';
import { movesOf } from '#lib/rules/tally/moves.ts';

const aTable = fc.integer({ min: 2, max: 8 }).chain((size) =>
	fc.array(fc.array(fc.nat(40), { minLength: size, maxLength: size }), {
		minLength: size,
		maxLength: size
	})
);

/** The four heights of a band: where it begins and ends on the left, and on the right. */
function edgesOf(path: string) {
	const found = /^M\S+ (\S+?)C\S+ \S+ \S+ \S+ \S+ (\S+?)V(\S+?)C\S+ \S+ \S+ \S+ \S+ (\S+?)Z$/.exec(
		path
	);
	const [top, topRight, bottomRight, bottom] = found!.slice(1).map(Number);
	return { before: [top!, bottom!], after: [topRight!, bottomRight!] } as const;
}

test('on each side the bands of an option fill its end without a gap or an overlap', () => {
	fc.assert(
		fc.property(aTable, (table) => {
			const { bands, ends, height } = flowsOf(table);
			expect(bands).toHaveLength(table.flat().filter((ballots) => ballots > 0).length);
			for (const end of ends) {
				const { option, side } = end;
				const own = bands
					.filter(({ from, to }) => (side === 'before' ? from : to) === option)
					.map(({ path }) => edgesOf(path)[side])
					.sort(([a], [b]) => a - b);
				let at = end.y;
				for (const [top, bottom] of own) {
					expect(Math.abs(top - at)).toBeLessThan(1);
					at = bottom;
				}
				expect(Math.abs(at - (end.y + end.height))).toBeLessThan(1);
				expect(end.y + end.height).toBeLessThanOrEqual(height);
			}
		})
	);
});

test('an end is as high as its ballots are many; labels never overlap', () => {
	fc.assert(
		fc.property(aTable, (table) => {
			const { ends } = flowsOf(table);
			const { ballots, options } = movesOf(table);
			for (const side of ['before', 'after'] as const) {
				const own = ends.filter((end) => end.side === side);
				expect(own.map((end) => [end.option, end.ballots])).toEqual(
					options.flatMap((counts, option) => (counts[side] > 0 ? [[option, counts[side]]] : []))
				);
				for (const [index, end] of own.entries()) {
					expect(end.height).toBeCloseTo((160 * end.ballots) / ballots, 0);
					const middle = end.y + end.height / 2;
					const next = own[index + 1];
					if (next) expect(next.y + next.height / 2 - middle).toBeGreaterThanOrEqual(15.8);
				}
			}
		})
	);
});
