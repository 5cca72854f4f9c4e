import { expect, test } from 'vitest';
import { alone, isSmall, partOf, SMALLEST_CELL, withhold } from '#lib/rules/tally/withhold.ts';

test('small counts are withheld, and the smallest other part with them', () => {
	expect(withhold([40, 2, 9, 0])).toEqual([40, null, null, 0]);
	expect(withhold([40, 4, 3, 9])).toEqual([40, null, null, 9]);
	expect(withhold([40, 3, 9, 9])).toEqual([40, null, null, null]);
	// Eight in two that are both small: only four and four.
	expect(withhold([40, 4, 4, 9])).toEqual([40, null, null, null]);
	expect(withhold([40, 1, 1, 1, 9, 20])).toEqual([40, null, null, null, null, 20]);
	expect(withhold([40, 0, 0])).toEqual([40, 0, 0]);
	// Five that one voter each chose: whoever knew that none is zero would know them all.
	expect(withhold([1, 1, 1, 1, 1, 0])).toEqual([null, null, null, null, null, null]);
	expect([0, 1, 4, 5].map(alone)).toEqual([0, null, null, 5]);
	expect([partOf(5, 10), partOf(8, 10), partOf(0, 10), partOf(2, 10)]).toEqual([5, null, 0, null]);
});

test('whoever knows the rule and the whole still cannot tell a withheld part, in any table of up to 18 ballots', () => {
	for (const parts of [1, 2, 3, 4]) {
		for (let whole = SMALLEST_CELL; whole <= 18; whole++) {
			const byPublished = new Map<string, number[][]>();
			for (const table of tablesOf(parts, whole)) {
				const published = withhold(table);
				const key = JSON.stringify(published);
				byPublished.set(key, [...(byPublished.get(key) ?? []), table]);

				const shown = published.filter((cell) => cell !== null);
				expect(shown.filter(isSmall)).toEqual([]);
				const rest = whole - shown.reduce((sum, cell) => sum + cell, 0);
				expect(isSmall(rest), `${table.join()} as ${key}`).toBe(false);
			}
			for (const [key, tables] of byPublished) {
				for (const [index, cell] of (JSON.parse(key) as (number | null)[]).entries()) {
					const possible = new Set(tables.map((table) => table[index]));
					const isTold = cell === null && possible.size < 2;
					expect(isTold, `${whole} as ${key}: ${[...possible].join()}`).toBe(false);
				}
			}
		}
	}
});

test('no more is withheld than is needed: with two parts that are not small everything is told', () => {
	for (const table of tablesOf(3, 40)) {
		const published = withhold(table);
		if (!table.some(isSmall)) expect(published).toEqual(table);
		expect(published.filter((cell) => cell === null).length).toBeLessThanOrEqual(3);
	}
	expect(withhold([300, 200, 100, 3])).toEqual([300, 200, null, null]);
});

function* tablesOf(parts: number, whole: number): Generator<number[]> {
	if (parts === 1) {
		yield [whole];
		return;
	}
	for (let first = 0; first <= whole; first++) {
		for (const rest of tablesOf(parts - 1, whole - first)) yield [first, ...rest];
	}
}
